"""Names of shops, schools, offices and practices: what stands on cards more often than listed companies."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

_BEHIND = (
    "Elementary School, High School, Middle School, Public School, Primary School, Grammar School, Academy, College, "
    "University, Institute, Community College, Business School, Law School, Kindergarten, Preschool, Montessori, Hospital, Medical Center, "
    "Clinic, Dental Clinic, Dentistry, Family Dental, Dental Care, Orthodontics, Pediatrics, Dermatology, Eye Care, Optical, Opticians, Pharmacy, "
    "Chiropractic, Physiotherapy, Veterinary Clinic, Animal Hospital, Nursing Home, Hospice, Diagnostics, Labs, Laboratories, Church, Baptist Church, Temple, "
    "Mosque, Ministries, Foundation, Trust, Charity, Society, Association, Federation, Council, Chamber of Commerce, Museum, Gallery, "
    "Library, Theatre, Theater, Cinema, Hotel, Inn, Resort, Suites, Lodge, Hostel, Restaurant, Ristorante, Trattoria, Bistro, Cafe, Café, Coffee, "
    "Bakery, Bar & Grill, Pizzeria, Pizza, Sushi, Kitchen, Catering, Sweets, Deli, Brewery, Winery, Vineyards, Farms, Farm, Nursery, Garden Center, "
    "Florist, Flowers, Gifts, Boutique, Jewellers, Jewelers, Jewelry, Fashions, Textiles, Silks, Sarees, Tailors, Garments, Shoes, Salon, "
    "Hair Studio, Hair Salon, Nail Spa, Nails, Beauty Parlour, Spa, Barber Shop, Fitness, Gym, Yoga, Dance Studio, Martial Arts, Photography, Studios, "
    "Studio, Films, Productions, Media, Records, Music, Press, Publications, Publishers, Printers, Printing, Offset Printers, Graphics, "
    "Signs, Design, Designs, Interiors, Architects, Architecture, Builders, Constructions, Construction, Contractors, Developers, Homes, Realty, Real Estate, "
    "Properties, Estates, Housing, Infra, Projects, Engineers, Engineering, Engineering Works, Fabricators, Steel, Cements, Granites, Tiles, Hardware, Paints, Electricals, "
    "Electric, Electronics, Plumbing, Heating & Air, Roofing, Landscaping, Cleaning Services, Pest Control, Security Services, Locksmith, Auto Repair, "
    "Motors, Automobiles, Auto Parts, Auto Body, Tyres, Car Wash, Towing, Transport, Travels, Tours & Travels, Logistics, Movers, Packers & Movers, Couriers, "
    "Shipping, Airlines, Yachts, Insurance, Insurance Agency, Insurance Brokers, Bank, Savings Bank, Credit Union, Finance, Financial, Capital, Securities, Investments, Wealth Management, "
    "Advisors, Mortgage, Chit Funds, Law Firm, Law Offices, Attorneys at Law, Advocates, Solicitors, Legal, Notary, Tax Services, Accounting, Chartered Accountants, "
    "& Associates, & Sons, & Co., & Company, & Partners, Brothers, Bros., Group, Holdings, Enterprises, Traders, Trading, Agencies, Suppliers, Distributors, "
    "Stores, Supermarket, Mart, Emporium, Industries, Chemicals, Pharmaceuticals, Pharma, Biotech, Healthcare, Plastics, Polymers, Packaging, Paper Mills, "
    "Foods, Beverages, Exports, Imports, Technologies, Tech, Software, Software Solutions, Infotech, Systems, Solutions, Consulting, Consultants, Consultancy, "
    "Services, Communications, Telecom, Networks, Digital, Labs Pvt. Ltd., Creations, Events, Event Management, Wedding Planners, Sports, Toys, Books, Furniture, "
    "Mobile Repair, Computers, Solar, Energy, Power, Water, Environmental, Mining, Oil & Gas, Aviation, Marine, Robotics"
).split(", ")
_BEFORE = (
    "University of, Government of, Ministry of, Department of, Bank of, City of, County of, Embassy of, Consulate General of, Chamber of Commerce of, "
    "Institute of, Church of, Museum of, Friends of, Law Offices of, House of, Studio, Cafe, Café, Restaurante, Ristorante, Trattoria, Hotel, Hôtel, Bar, Pizzeria, "
    "Gasthaus, Gasthof, Autohaus, Kanzlei, Praxis Dr., Ingenieurbüro, Architekturbüro, Bäckerei, Metzgerei, Apotheke, Sparkasse, Universität, Hochschule, Klinikum, Stadt, "
    "Cabinet, Boulangerie, Garage, Mairie de, Université de, Clinique, Étude, Société, Groupe, Clínica, Grupo, Universidad de, Ayuntamiento de, Colegio, Fundación, Inmobiliaria, "
    "Farmacia, Studio Legale, Azienda Agricola, Università di, Comune di, Banca, Universidade de, Prefeitura de, Câmara Municipal de, Gemeente, Universiteit, Bakkerij, "
    "Advocatenkantoor, Uniwersytet, Kancelaria, Przedsiębiorstwo, Universitatea, Univerzita, Egyetem, Universitas, PT, CV, Sri, Shree, New, The, Hotel Sri, Royal, Maison, Casa, Villa, Château"
).split(", ")
_MIDDLE = (
    "Ministry of External Affairs, Ministry of Finance, Ministry of Health, Ministry of Education, Government of India, Department of State, "
    "House of Representatives, Senate, State Bank, National Institute of Technology, Indian Institute of Science, Institute of Management, "
    "Municipal Corporation, Urban Development Authority, Pollution Control Board, Electricity Board, Housing Board, High Court, Public Works Department, "
    "Chamber of Commerce and Industry, Red Cross, Police Department, Fire Department, Board of Education, School District, Parks and Recreation, Public Library"
).split(", ")
_ADJECTIVES = (
    "Golden Silver Blue Green Red Royal Grand Happy Modern Classic First National International Global Universal United American Indian Pacific Eastern Western Northern "
    "Southern Central Advanced Integrated Creative Smart Perfect Quality Premier Elite Prime Express Bright Fresh Pure Natural Urban Metro Family Community Alpha Omega Sunrise "
    "Sunshine Diamond Crystal Star Eagle Phoenix Liberty Heritage Pioneer Summit Horizon Lotus Rainbow Ocean River Mountain Valley Oak Maple Cedar Palm Rose"
).split()


def coin_institutions(names: Sequence[str], towns: Sequence[str], rng: random.Random, count: int) -> Iterator[str]:  # fmt: skip
    """``count`` names of small organisations after people, towns and adjectives."""
    for _ in range(count):
        whose = rng.choice((rng.choice(names), rng.choice(names), rng.choice(towns), rng.choice(_ADJECTIVES)))  # fmt: skip
        style = rng.random()
        if style < 0.55:
            text = f"{whose} {rng.choice(_BEHIND)}"
        elif style < 0.65:
            text = f"{whose}{rng.choice((chr(39) + 's', ''))} {rng.choice(_BEHIND)}"
        elif style < 0.72:
            text = f"{whose} {rng.choice(_ADJECTIVES)} {rng.choice(_BEHIND)}"
        elif style < 0.8:
            text = f"{whose} {rng.choice(('&', 'and', '+'))} {rng.choice(names)}"
        elif style < 0.95:
            text = f"{rng.choice(_BEFORE)} {whose}"
        else:
            text = f"{rng.choice((whose + ' ', ''))}{rng.choice(_MIDDLE)}"
        yield text
