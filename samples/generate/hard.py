"""Photos in which cards are hard to find, with the truth about where they lie.

Every kind in :data:`KINDS` is a situation people photograph cards in: over a newspaper, white on
white, held in a hand, touching each other. The same kind and seed give the same photo.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ocr.engine import Picture
from samples.generate.design import design_card
from samples.generate.dice import HELD_OUT_FROM
from samples.generate.laid import lay_pockets, lay_tray
from samples.generate.photograph import TABLES, Pose, Scene, corners, photograph
from samples.generate.render import render

WORDS = [
    "harvest",
    "granite",
    "whisper",
    "lantern",
    "orchard",
    "meadow",
    "thunder",
    "pebble",
    "lagoon",
    "saffron",
    "tundra",
    "willow",
    "cavalry",
    "sparrow",
    "trellis",
    "zeppelin",
    "mosaic",
    "drizzle",
    "juniper",
    "compass",
    "heather",
    "plaster",
    "turbine",
    "vineyard",
    "monsoon",
    "gallows",
    "flannel",
    "bramble",
    "cathedral",
    "nectar",
]
"""What the printed grounds tell of; no card says any of it."""


Draw = Callable[[random.Random], Picture]


@dataclass(frozen=True)
class HardPhoto:
    """A photo and where its cards are."""

    picture: Picture
    quads: tuple[NDArray[np.float32], ...]
    """Corners in photo pixels, clockwise from each card's own upper left; the frame for a scan."""


def compose(kind: str, seed: int, draw: Draw | None = None) -> HardPhoto:
    """The ``seed``-th photo of a kind.

    Args:
        draw: makes the flat cards, landscape; :func:`draw_designed` unless given.

    Raises:
        KeyError: no such kind.
        FileNotFoundError: the fonts of :mod:`samples.generate.render` are not installed.
    """
    return KINDS[kind](random.Random(f"{kind}/{seed}"), seed, draw or draw_designed)


def draw_designed(rng: random.Random) -> Picture:
    """A flat card in landscape format from designs that nothing was trained on."""
    while True:
        picture = render(design_card(HELD_OUT_FROM + rng.randrange(100_000)))
        if 1.4 < picture.shape[1] / picture.shape[0] < 2:
            return picture


def _scene(rng: random.Random, width: int = 2000, height: int = 1500) -> Scene:
    return Scene(
        rng.choice(sorted(TABLES)), width, height, (rng.random(), rng.random()),
        rng.uniform(0.2, 0.5), rng.uniform(-0.4, 0.6), rng.uniform(0.4, 0.9), rng.uniform(1.0, 3.0),
    )  # fmt: skip


def _pose(rng: random.Random, width: float, turn: float = 12.0) -> Pose:
    spot = 0.5 - 0.5 * min(0.9, width * 1.15)
    return Pose(
        0.5 + rng.uniform(-spot, spot), 0.5 + rng.uniform(-spot, spot), width,
        rng.uniform(-turn, turn), rng.uniform(0, 18), rng.uniform(-7, 7),
    )  # fmt: skip


def _take(
    cards: list[tuple[Picture, Pose]], scene: Scene, seed: int, ground: Picture | None = None
) -> HardPhoto:
    photo = photograph(cards, scene, seed, ground)
    return HardPhoto(photo, tuple(corners(picture, pose, scene) for picture, pose in cards))


def _several(rng: random.Random, seed: int, draw: Draw) -> HardPhoto:
    """Two to six cards on a table, each turned its own way."""
    cards = []
    for cell in rng.sample(range(6), rng.randint(2, 6)):
        x, y = (cell % 3 + 0.5) / 3, (cell // 3 + 0.5) / 2
        x, y = x + rng.uniform(-0.01, 0.01), y + rng.uniform(-0.03, 0.03)
        turn = rng.uniform(-25, 25) + rng.choice((0, 0, 90, 180, 270))
        cards.append((draw(rng), Pose(x, y, rng.uniform(0.22, 0.27), turn, rng.uniform(0, 12))))
    return _take(cards, _scene(rng), seed)


def _far(rng: random.Random, seed: int, draw: Draw) -> HardPhoto:
    """One to three cards of 8 to 16 % of the frame's width."""
    cards = []
    for cell in rng.sample(range(3), rng.randint(1, 3)):
        pose = Pose(
            (cell + 0.5) / 3, rng.uniform(0.2, 0.8), rng.uniform(0.08, 0.16), rng.uniform(-30, 30)
        )
        cards.append((draw(rng), pose))
    return _take(cards, _scene(rng, 3600, 2700), seed)


def _printed(rng: random.Random, seed: int, draw: Draw) -> HardPhoto:
    """A card on a newspaper."""
    scene = replace(_scene(rng), contrast=0.25)
    size = rng.uniform(0.3, 0.75)
    return _take([(draw(rng), _pose(rng, size, 30))], scene, seed, print_page(rng, scene))


def _far_printed(rng: random.Random, seed: int, draw: Draw) -> HardPhoto:
    """A card on a newspaper, 8 to 25 % of the frame's width."""
    scene = replace(_scene(rng, 3000, 2250), contrast=0.25)
    size = rng.uniform(0.08, 0.25)
    return _take([(draw(rng), _pose(rng, size, 30))], scene, seed, print_page(rng, scene))


def _own_colour(rng: random.Random, seed: int, draw: Draw) -> HardPhoto:
    """White on white or black on black: only a shadow and a little tone tell them apart."""
    card = draw(rng)
    while float(np.median(card)) < 225:
        card = draw(rng)
    dark = rng.random() < 0.4
    if dark:
        card = np.asarray(np.clip(255 - card.astype(int), 14, 255), np.uint8)
    paper = np.median(card.reshape(-1, 3), axis=0)
    tone = paper + rng.uniform(5, 14) * (1 if dark else -1)
    scene = replace(_scene(rng), contrast=0.15, warmth=0.0)
    cloud = cv2.resize(np.random.default_rng(seed).random((7, 9)), (scene.width, scene.height))
    ground = np.clip(tone + 3 * (cloud[..., None] - 0.5), 0, 255).astype(np.uint8)
    return _take([(card, _pose(rng, rng.uniform(0.35, 0.7), 25))], scene, seed, ground)


def _rounded(rng: random.Random, seed: int, draw: Draw) -> HardPhoto:
    pose = replace(_pose(rng, rng.uniform(0.3, 0.7), 25), rounding=rng.uniform(0.06, 0.14))
    return _take([(draw(rng), pose)], _scene(rng), seed)


def _bent(rng: random.Random, seed: int, draw: Draw) -> HardPhoto:
    pose = replace(
        _pose(rng, rng.uniform(0.4, 0.7), 20), bend=rng.choice((-1, 1)) * rng.uniform(0.02, 0.05)
    )
    return _take([(draw(rng), pose)], _scene(rng), seed)


def _touching(rng: random.Random, seed: int, draw: Draw) -> HardPhoto:
    """Two cards of different design, edge to edge, side by side or one above the other."""
    scene = _scene(rng)
    first, second = draw(rng), draw(rng)
    second = np.asarray(cv2.resize(second, first.shape[1::-1], interpolation=cv2.INTER_AREA))
    width, gap = rng.uniform(0.32, 0.42), rng.uniform(0, 3) / scene.width
    half = width / 2 + gap / 2
    beside = rng.random() < 0.5
    tall = half * first.shape[0] / first.shape[1] * scene.width / scene.height
    where = (
        [(0.5 - half, 0.5), (0.5 + half, 0.5)] if beside else [(0.5, 0.5 - tall), (0.5, 0.5 + tall)]
    )
    cards = [(c, Pose(x, y, width)) for c, (x, y) in zip((first, second), where, strict=True)]
    return _turn_whole(_take(cards, scene, seed), rng.uniform(-9, 9))


def _framed(rng: random.Random, seed: int, draw: Draw) -> HardPhoto:
    """A card with a frame, a filled bar or a box printed on it."""
    card = draw(rng).copy()
    high, wide = card.shape[:2]
    colour = tuple(rng.randrange(30, 200) for _ in range(3))
    inset, thick = rng.randint(high // 40, high // 12), max(2, high // rng.randint(60, 200))
    cv2.rectangle(card, (inset, inset), (wide - inset, high - inset), colour, thick)
    if rng.random() < 0.5:
        cv2.rectangle(card, (wide - wide // 3, inset), (wide - inset, high // 2), colour, -1)
    else:
        cv2.rectangle(card, (0, high - high // 7), (wide, high), colour, -1)
    if rng.random() < 0.3:
        quad = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
        return HardPhoto(card, (quad,))
    return _take([(card, _pose(rng, rng.uniform(0.35, 0.75), 25))], _scene(rng), seed)


def _held(rng: random.Random, seed: int, draw: Draw) -> HardPhoto:
    """A card in a hand: fingers behind it, a thumb over its edge."""
    scene = _scene(rng)
    card, pose = draw(rng), _pose(rng, rng.uniform(0.4, 0.65), 15)
    quad = corners(card, pose, scene)
    skin = np.array([rng.uniform(150, 235), rng.uniform(105, 180), rng.uniform(85, 150)])
    ground = TABLES[scene.table](scene.height, scene.width, np.random.default_rng(seed))
    low = (quad[2] + quad[3]) / 2
    span = float(np.linalg.norm(quad[2] - quad[3]))
    for i in range(4):
        tip = quad[3] + (quad[2] - quad[3]) * (0.3 + 0.17 * i) - (0, 0.3 * span)
        _finger(
            ground, tip, low + np.array((span * (0.1 * i - 0.15), 0.9 * span)), span * 0.09, skin
        )
    photo = photograph([(card, pose)], scene, seed, np.clip(ground, 0, 255).astype(np.uint8))
    over = photo.astype(np.float32)
    tip = low + (quad[0] - quad[3]) * 0.12 + (rng.uniform(-0.3, 0.3) * span, 0)
    _finger(over, tip, low + np.array((span * 0.4, span)), span * 0.08, skin)
    return HardPhoto(np.clip(over, 0, 255).astype(np.uint8), (quad,))


def _scanned(rng: random.Random, seed: int, draw: Draw) -> HardPhoto:
    """A scan without border, a little askew at times, or on the scanner's white bed."""
    card = draw(rng)
    high, wide = card.shape[:2]
    quad = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    if rng.random() < 0.6:
        return HardPhoto(card, (quad,))
    scene = Scene("desk", 2000, 1500, (0.5, 0.5), 0.05, 0.0, 0.4, 0.8)
    bed = np.full((scene.height, scene.width, 3), rng.choice((250, 235, 60)), np.uint8)
    return _take([(card, replace(_pose(rng, 0.6, 4), tilt=0.0, lean=0.0))], scene, seed, bed)


def _cluttered(rng: random.Random, seed: int, draw: Draw) -> HardPhoto:
    """A card among a keyboard, a telephone, a pen and a sheet of paper."""
    scene = _scene(rng)
    ground = TABLES[scene.table](scene.height, scene.width, np.random.default_rng(seed))
    canvas = np.ascontiguousarray(np.clip(ground, 0, 255).astype(np.uint8))
    for row in range(4):
        for key in range(14):
            x, y = 60 + key * 92, 40 + row * 92
            cv2.rectangle(canvas, (x, y), (x + 78, y + 78), (38, 38, 42), -1)
            letter = chr(65 + (row * 14 + key) % 26)
            cv2.putText(
                canvas, letter, (x + 24, y + 52), cv2.FONT_HERSHEY_SIMPLEX, 1, (225,) * 3, 2
            )
    phone = cv2.boxPoints(((1750, 480), (330, 680), rng.uniform(-20, 20))).astype(np.int32)
    cv2.fillConvexPoly(canvas, phone, (16, 16, 20), cv2.LINE_AA)
    sheet = cv2.boxPoints(((260, 1250), (900, 620), rng.uniform(-30, 30))).astype(np.int32)
    cv2.fillConvexPoly(canvas, sheet, (236, 234, 228), cv2.LINE_AA)
    cv2.line(
        canvas, (1300, 1440), (1900, 1180 + rng.randrange(200)), (150, 24, 30), 22, cv2.LINE_AA
    )
    pose = Pose(0.52, 0.62, rng.uniform(0.34, 0.45), rng.uniform(-20, 20), rng.uniform(0, 15))
    return _take([(draw(rng), pose)], scene, seed, canvas)


def _tray(rng: random.Random, seed: int, draw: Draw) -> HardPhoto:
    return HardPhoto(*lay_tray(rng, seed, draw))


def _pockets(rng: random.Random, seed: int, draw: Draw) -> HardPhoto:
    return HardPhoto(*lay_pockets(rng, seed, draw))


def print_page(rng: random.Random, scene: Scene) -> Picture:
    """A newspaper or book page that fills the scene: headline, columns, a grey picture."""
    side = int(1.35 * max(scene.width, scene.height))
    paper = rng.choice(((244, 242, 236), (226, 222, 210), (252, 252, 252)))
    image = Image.new("RGB", (side, side), paper)
    draw = ImageDraw.Draw(image)
    size = round(scene.width * rng.uniform(0.009, 0.02))
    columns = rng.randint(1, 6)
    step = side / columns
    body, head = ImageFont.load_default(size), ImageFont.load_default(size * 3)
    assert isinstance(body, ImageFont.FreeTypeFont) and isinstance(head, ImageFont.FreeTypeFont)
    for column in range(columns):
        left, y = column * step + 0.4 * size, float(rng.randrange(4 * size))
        while y < side:
            chance = rng.random()
            if chance < 0.012:
                draw.text((left, y), _run(rng, head, step - size).title(), (30, 30, 30), head)
                y += 4 * size
            elif chance < 0.02:
                tone = rng.randrange(70, 190)
                draw.rectangle((left, y, left + step - size, y + 9 * size), (tone, tone, tone))
                y += 10 * size
            else:
                draw.text((left, y), _run(rng, body, step - size), (45, 45, 48), body)
                y += 1.3 * size
    page = np.asarray(image)
    turn = cv2.getRotationMatrix2D((side / 2, side / 2), rng.uniform(-12, 12), 1)
    page = cv2.warpAffine(page, turn, (side, side), borderMode=cv2.BORDER_REFLECT)
    top, left_edge = (side - scene.height) // 2, (side - scene.width) // 2
    return np.ascontiguousarray(page[top : top + scene.height, left_edge : left_edge + scene.width])


def _run(rng: random.Random, font: ImageFont.FreeTypeFont, width: float) -> str:
    text = rng.choice(WORDS)
    while font.getlength(longer := f"{text} {rng.choice(WORDS)}") < width:
        text = longer
    return text


def _finger(
    canvas: NDArray[np.float32],
    tip: NDArray[np.float32],
    base: NDArray[np.float32],
    radius: float,
    skin: NDArray[np.float64],
) -> None:
    mask = np.zeros(canvas.shape[:2], np.float32)
    start, end = (tuple(int(v) for v in point) for point in (tip, base))
    cv2.line(mask, start, end, 1.0, round(2 * radius), cv2.LINE_AA)
    soft = cv2.GaussianBlur(mask, (0, 0), radius / 3)
    edge = cv2.GaussianBlur(mask, (0, 0), 1.0)[..., None]
    canvas[:] = canvas * (1 - edge) + skin * (0.62 + 0.38 * soft[..., None]) * edge


def _turn_whole(photo: HardPhoto, degrees: float) -> HardPhoto:
    high, wide = photo.picture.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), -degrees, 1)
    turned = cv2.warpAffine(photo.picture, turn, (wide, high), borderMode=cv2.BORDER_REFLECT)
    quads = tuple(cv2.transform(quad[None], turn)[0].astype(np.float32) for quad in photo.quads)
    return HardPhoto(np.asarray(turned, np.uint8), quads)


KINDS: dict[str, Callable[[random.Random, int, Draw], HardPhoto]] = {
    "several": _several,
    "far": _far,
    "printed": _printed,
    "far printed": _far_printed,
    "own colour": _own_colour,
    "rounded": _rounded,
    "bent": _bent,
    "touching": _touching,
    "framed": _framed,
    "held": _held,
    "scanned": _scanned,
    "cluttered": _cluttered,
    "tray": _tray,
    "pockets": _pockets,
}
"""Situations by name; each makes a photo from chance and a seed."""
