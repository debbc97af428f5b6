"""Every engine keeps the contract of :mod:`ocr.engine`."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.choice import ENGINES, open_engine
from ocr.engine import Engine, Script
from ocr.errors import EngineError
from ocr.rapid import RapidEngine
from ocr.tesseract import install_command, installed_packs
from tests.ocr.fakes import draw_card


@pytest.fixture(scope="module", params=["rapidocr", "tesseract", "null"])
def engine(request: pytest.FixtureRequest) -> Engine:
    if request.param == "tesseract" and "eng" not in installed_packs():
        pytest.skip("Tesseract is not installed: " + install_command())
    return open_engine(request.param, ("en",))


class TestEngine:
    def test_says_what_it_is(self, engine: Engine) -> None:
        assert engine.name in ENGINES
        assert all(isinstance(script, Script) for script in engine.scripts)

    def test_one_answer_per_quad(self, engine: Engine) -> None:
        picture = draw_card()
        quads = engine.detect(picture)
        assert len(engine.recognize(picture, quads)) == len(quads)
        assert engine.recognize(picture, ()) == ()

    def test_a_line_is_read_as_if_it_stood_alone(self, engine: Engine) -> None:
        picture = draw_card()
        quads = engine.detect(picture)
        alone = [engine.recognize(picture, [quad])[0] for quad in quads]
        assert list(engine.recognize(picture, quads)) == alone

    def test_lines_are_well_formed(self, engine: Engine) -> None:
        picture = draw_card()
        for line in engine.read(picture):
            assert line.text.strip() == line.text != ""
            assert 0 <= line.confidence <= 1
            assert np.array(line.quad).shape == (4, 2)
            if line.chars:
                assert "".join(char.text for char in line.chars) == line.text
                assert all(0 <= c.confidence <= 1 and 0 <= c.position <= 1 for c in line.chars)
                positions = [char.position for char in line.chars]
                assert positions == sorted(positions)

    def test_reads_print(self, engine: Engine) -> None:
        text = " ".join(line.text for line in engine.read(draw_card()))
        if not engine.scripts:
            assert text == ""
            return
        assert "Lindqvist" in text
        assert "mara@medicine.example.edu" in text.replace(" ", "")

    def test_same_in_same_out(self, engine: Engine) -> None:
        assert engine.read(draw_card()) == engine.read(draw_card())

    def test_blank_paper_has_no_lines(self, engine: Engine) -> None:
        blank = np.full((300, 500, 3), 255, np.uint8)
        assert engine.detect(blank) == ()
        assert engine.read(blank) == ()

    @pytest.mark.parametrize("shape", [(1, 1), (4, 900), (900, 4), (40, 40)])
    def test_odd_sizes(self, engine: Engine, shape: tuple[int, int]) -> None:
        assert isinstance(engine.read(np.full((*shape, 3), 200, np.uint8)), tuple)


def test_auto_is_rapidocr() -> None:
    assert open_engine("auto").name == "rapidocr"


def test_networks_count_in_single_precision_on_any_core() -> None:
    """Half of it, which OpenVINO takes where the processor has it, reads other letters there.

    Networks that are tied to cores all count on the first one, one process as the other.
    """
    pytest.importorskip("openvino", reason="no OpenVINO for this processor")
    engine = RapidEngine()
    engine.read(draw_card())
    for part in (engine._ocr.text_det, engine._ocr.text_rec):
        assert part is not None
        network = part.session.session.get_compiled_model()
        assert network.get_property("INFERENCE_PRECISION_HINT").to_string() == "f32"
        assert network.get_property("ENABLE_CPU_PINNING") is False


def test_unknown_engine() -> None:
    with pytest.raises(EngineError, match="choose one of"):
        open_engine("abbyy")


def test_missing_tesseract_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocr.tesseract.installed_packs", tuple)
    with pytest.raises(EngineError, match="apt-get install tesseract-ocr tesseract-ocr-jpn"):
        open_engine("tesseract", ("ja",))


def test_missing_pack_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocr.tesseract.installed_packs", lambda: ("eng",))
    with pytest.raises(EngineError, match="tesseract-ocr-rus"):
        open_engine("tesseract", ("ru",))
