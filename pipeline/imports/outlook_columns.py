"""The names that Outlook gives its columns in other languages.

Source: the table of Exchange's own import of Outlook's CSV, as published in decompiled form
(``OutlookCsvLanguage``), and headers of exports in public repositories. Columns that Outlook
leaves in English in a language are not repeated here. Only columns that kith reads are listed.
"""

from __future__ import annotations

from enrich.fold import fold

_GERMAN = """
Title=Anrede|First Name=Vorname|Middle Name=Weitere Vornamen|Last Name=Nachname|Suffix=Suffix
Company=Firma|Department=Abteilung|Job Title=Position
Business Street=Straße geschäftlich|Business Street 2=Straße geschäftlich 2
Business Street 3=Straße geschäftlich 3|Business City=Ort geschäftlich
Business State=Region geschäftlich|Business Postal Code=Postleitzahl geschäftlich
Business Country/Region=Land/Region geschäftlich|Business Country/Region=Land geschäftlich
Home Street=Straße privat|Home Street 2=Straße privat 2|Home Street 3=Straße privat 3
Home City=Ort privat|Home State=Bundesland/Kanton privat|Home State=Region privat
Home Postal Code=Postleitzahl privat|Home Country/Region=Land/Region privat
Home Country/Region=Land privat|Other Street=Weitere Straße|Other Street 2=Weitere Straße 2
Other Street 3=Weitere Straße 3|Other City=Weiterer Ort|Other State=Weiteres/r Bundesland/Kanton
Other State=Weitere Region|Other Postal Code=Weitere Postleitzahl
Other Country/Region=Weiteres/e Land/Region|Other Country/Region=Weiteres Land
Business Fax=Fax geschäftlich|Business Phone=Telefon geschäftlich
Business Phone 2=Telefon geschäftlich 2|Callback=Rückmeldung|Car Phone=Autotelefon
Company Main Phone=Telefon Firma|Home Fax=Fax privat|Home Phone=Telefon privat
Home Phone=Telefon (privat)|Home Phone 2=Telefon privat 2|Home Phone 2=Telefon (privat 2)
Mobile Phone=Mobiltelefon|Radio Phone=Mobiltelefon 2|Other Fax=Weiteres Fax
Other Phone=Weiteres Telefon|Pager=Pager|Primary Phone=Haupttelefon|Birthday=Geburtstag
Categories=Kategorien|E-mail Address=E-Mail-Adresse|E-mail 2 Address=E-Mail 2: Adresse
E-mail 3 Address=E-Mail 3: Adresse|Notes=Notizen|Web Page=Webseite
"""
_FRENCH = """
First Name=Prénom|Middle Name=Deuxième prénom|Last Name=Nom|Suffix=Suffixe|Company=Société
Department=Service|Job Title=Titre|Job Title=Fonction
Business Street=Rue (bureau)|Business Street 2=Rue (bureau) 2|Business Street 3=Rue (bureau) 3
Business City=Ville (bureau)|Business State=Dép/Région (bureau)
Business Postal Code=Code postal (bureau)|Business Country/Region=Pays/Région (bureau)
Business Country/Region=Pays (bureau)|Home Street=Rue (domicile)|Home Street 2=Rue (domicile) 2
Home Street 3=Rue (domicile) 3|Home City=Ville (domicile)|Home State=Dép/Région (domicile)
Home Postal Code=Code postal (domicile)|Home Country/Region=Pays/Région (domicile)
Home Country/Region=Pays (domicile)|Other Street=Rue (autre)|Other Street 2=Rue (autre) 2
Other Street 3=Rue (autre) 3|Other City=Ville (autre)|Other State=Dép/Région (autre)
Other Postal Code=Code postal (autre)|Other Country/Region=Pays/Région (autre)
Other Country/Region=Pays (autre)|Business Fax=Télécopie (bureau)|Business Fax=Fax (bureau)
Business Phone=Téléphone (bureau)|Business Phone 2=Téléphone 2 (bureau)|Callback=Rappel
Car Phone=Téléphone (voiture)|Company Main Phone=Téléphone société
Home Fax=Télécopie (domicile)|Home Phone=Téléphone (domicile)
Home Phone 2=Téléphone 2 (domicile)|Mobile Phone=Tél. mobile|Radio Phone=Radio téléphone
Other Fax=Télécopie (autre)|Other Phone=Téléphone (autre)|Pager=Récepteur de radiomessagerie
Primary Phone=Téléphone principal|Birthday=Anniversaire|Categories=Catégories
E-mail Address=Adresse de messagerie|E-mail 2 Address=Adresse de messagerie 2
E-mail 3 Address=Adresse de messagerie 3|Web Page=Page Web
"""
_SPANISH = """
First Name=Nombre|Middle Name=Segundo nombre|Last Name=Apellidos|Company=Organización
Job Title=Puesto|Business Street=Calle del trabajo|Business Street 2=Calle del trabajo 2
Business Street 3=Calle del trabajo 3|Business City=Ciudad de trabajo
Business State=Provincia o estado de trabajo|Business Postal Code=Código postal del trabajo
Business Country/Region=País o región del trabajo
Home Country/Region=País o región del domicilio|Other Street=Otra calle
Other Street 2=Otra calle 2|Other Street 3=Otra calle 3|Other City=Otra ciudad
Other State=Otra provincia o estado|Other Postal Code=Otro código postal
Other Country/Region=Otro país o región|Business Phone=Teléfono del trabajo
Callback=Devolución de llamada|Company Main Phone=Número de centralita de la organización
Home Phone=Particular|Radio Phone=Radioteléfono|Other Fax=Otro fax|Other Phone=Otro teléfono
Primary Phone=Teléfono principal|Categories=Categorías
E-mail 2 Address=Dirección de correo electrónico 2
E-mail 3 Address=Dirección del correo electrónico 3|Web Page=Página web
"""
_ITALIAN = """
Title=Titolo|First Name=Nome|Middle Name=Secondo nome|Last Name=Cognome
Suffix=Titolo straniero|Company=Società|Department=Reparto|Job Title=Posizione
Business Street=Via (uff.)|Business Street 2=Via (uff.) 2|Business Street 3=Via (uff.) 3
Business City=Città (uff.)|Business State=Provincia (uff.)|Business Postal Code=CAP (uff.)
Business Country/Region=Paese (uff.)|Home Street=Via (ab.)|Home Street 2=Via (ab.) 2
Home Street 3=Via (ab.) 3|Home City=Città (ab.)|Home State=Provincia (ab.)
Home Postal Code=CAP (ab.)|Home Country/Region=Paese (ab.)|Other Street=Altra via
Other Street 2=Altra via 2|Other Street 3=Altra via 3|Other City=Altra città
Other State=Altra provincia|Other Postal Code=Altro CAP|Other Country/Region=Altro paese
Business Fax=Fax (uff.)|Business Phone=Ufficio|Business Phone 2=Ufficio 2
Callback=Richiamata automatica|Car Phone=Telefono auto
Company Main Phone=Telefono principale società|Home Fax=Fax (ab.)|Home Phone=Abitazione
Home Phone 2=Abitazione 2|Mobile Phone=Cellulare|Radio Phone=Radiotelefono
Other Fax=Altro fax|Other Phone=Altro telefono|Pager=Cercapersone
Primary Phone=Telefono principale|Birthday=Compleanno|Categories=Categorie
E-mail Address=Indirizzo posta elettronica|E-mail 2 Address=Indirizzo posta elettronica 2
E-mail 3 Address=Indirizzo posta elettronica 3|Web Page=Pagina Web
"""
_DUTCH = """
Title=Titel|First Name=Voornaam|Middle Name=Middelste naam|Last Name=Achternaam
Suffix=Achtervoegsel|Company=Bedrijf|Department=Afdeling|Job Title=Functie
Business Street=Werkadres, straat|Business Street 2=Werkadres 2, straat
Business Street 3=Werkadres 3, straat|Business City=Werkadres, plaats
Business State=Werkadres, provincie|Business Postal Code=Werkadres, postcode
Business Country/Region=Land/regio (werk)|Home Street=Huisadres, straat
Home Street 2=Huisadres, straat 2|Home Street 3=Huisadres, straat 3|Home City=Huisadres, plaats
Home State=Huisadres, provincie|Home Postal Code=Huisadres, postcode
Home Country/Region=Land/regio (thuis)|Other Street=Ander adres, straat
Other Street 2=Ander adres, straat 2|Other Street 3=Ander adres, straat 3
Other City=Ander adres, plaats|Other State=Ander adres, provincie
Other Postal Code=Ander adres, postcode|Other Country/Region=Land/regio (anders)
Business Fax=Fax op werk|Business Phone=Telefoon op werk|Business Phone 2=Telefoon op werk 2
Callback=Terugbellen|Car Phone=Autotelefoon|Company Main Phone=Hoofdtelefoon bedrijf
Home Fax=Fax thuis|Home Phone=Telefoon thuis|Home Phone 2=Telefoon thuis 2
Mobile Phone=Mobiele telefoon|Radio Phone=Radiotelefoon|Other Fax=Andere fax
Other Phone=Andere telefoon|Primary Phone=Hoofdtelefoon|Birthday=Verjaardag
Categories=Categorieën|E-mail Address=E-mailadres|E-mail 2 Address=E-mailadres 2
E-mail 3 Address=E-mailadres 3|Notes=Notities|Web Page=Webpagina
"""
_PORTUGUESE = """
Title=Título|First Name=Primeiro nome|Middle Name=Outros nomes/apelidos|Last Name=Apelido
Suffix=Sufixo|Company=Empresa|Department=Departamento|Job Title=Cargo
Business Street=Rua da empresa|Business Street 2=Rua da empresa 2
Business Street 3=Rua da empresa 3|Business City=Localidade da empresa
Business State=Distrito da empresa|Business Postal Code=Código postal da empresa
Business Country/Region=País/Região da Empresa|Home Street=Rua da residência
Home Street 2=Rua da residência (2)|Home Street 3=Rua da residência (3)
Home City=Localidade da residência|Home State=Distrito da residência
Home Postal Code=Código postal da residência|Home Country/Region=País da Residência/Região
Other Street=Rua do outro endereço|Other Street 2=Rua do outro endereço 2
Other Street 3=Rua do outro endereço 3|Other City=Localidade do outro endereço
Other State=Distrito do outro endereço|Other Postal Code=Código postal do outro endereço
Other Country/Region=Outro País/Região|Business Fax=Fax da empresa
Business Phone=Telefone da empresa|Business Phone 2=2º telefone da empresa
Callback=Tel. de resposta|Car Phone=Telefone do carro
Company Main Phone=Telefone principal da empresa|Home Fax=Fax da residência
Home Phone=Telefone da residência|Home Phone 2=2º telefone da residência
Mobile Phone=Telemóvel|Radio Phone=Radiotelefone|Other Fax=Outro fax|Other Phone=Outro telefone
Primary Phone=Telefone principal|Birthday=Data de nascimento|Categories=Categorias
E-mail Address=Endereço de correio electrónico|E-mail 2 Address=Endereço do correio electrónico 2
E-mail 3 Address=Endereço do correio electrónico 3|Notes=Notas|Web Page=Página na Web
"""
_BRAZILIAN = """
Title=Tratamento|First Name=Primeiro nome|Middle Name=Segundo nome|Last Name=Sobrenome
Suffix=Sufixo|Company=Empresa|Department=Departamento|Job Title=Cargo
Business Street 2=Rua do endereço comercial 2|Business Street 3=Rua do endereço comercial 3
Business Country/Region=País/Região da Empresa|Home Street=Endereço residencial
Home Street 2=Endereço residencial 2|Home Street 3=Endereço residencial 3
Home City=Cidade do endereço residencial|Home State=Estado
Home Postal Code=CEP do endereço residencial|Home Country/Region=País/Região de Residência
Other Street=Outro endereço|Other Street 2=Outro endereço 2|Other Street 3=Outro endereço 3
Other City=Cidade|Other State=Outro Estado|Other Postal Code=CEP
Business Fax=Fax comercial|Business Phone=Telefone comercial|Business Phone 2=Telefone comercial 2
Callback=Retorno de chamada|Home Fax=Fax residencial|Home Phone=Telefone residencial
Home Phone 2=Telefone residencial 2|Mobile Phone=Telefone celular|Radio Phone=Radiofone
E-mail 2 Address=Endereço de email 2|E-mail 3 Address=Endereço de email 3|Notes=Anotações
Web Page=Página da Web
"""
TABLES = {
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "nl": _DUTCH,
    "pt": _PORTUGUESE,
    "pt-BR": _BRAZILIAN,
}
"""``English=localized`` pairs by language."""


def pairs_of(table: str) -> list[tuple[str, str]]:
    """The English and the localized name of each column of a table."""
    pieces = [piece for line in table.strip().splitlines() for piece in line.split("|")]
    return [(english, localized) for english, _, localized in (p.partition("=") for p in pieces)]


ENGLISH = {
    fold(localized): english for table in TABLES.values() for english, localized in pairs_of(table)
}
"""The English name of a column by its folded name in any of the languages."""
