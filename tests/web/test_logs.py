import json
import logging

from tests.web.signing import CLERK, signed_in
from web import logs


def _line(record: logging.LogRecord) -> dict[str, object]:
    told: dict[str, object] = json.loads(logs.Lines().format(record))
    return told


def test_a_request_is_told_by_its_rule_and_role_and_by_no_name(app, caplog):
    with caplog.at_level(logging.INFO, "onevisit.requests"):
        signed_in(app, CLERK).get("/enterprises/C001?phone=13800000000")

    (record,) = caplog.records
    line = _line(record)
    assert line["rule"] == "/enterprises/<string:key>"
    assert (line["role"], line["status"], line["method"]) == ("committee", 200, "GET")
    assert not {"C001", "13800000000", "clerk"} & set(json.dumps(line).split('"'))


def test_a_fault_is_one_line_with_its_trace():
    try:
        raise RuntimeError("broken\nin two lines")
    except RuntimeError as fault:
        record = logging.LogRecord(
            "x", logging.ERROR, "", 1, "no", None, (type(fault), fault, None)
        )

    told = logs.Lines().format(record)

    assert "\n" not in told
    assert "RuntimeError" in json.loads(told)["trace"]


def test_a_fault_is_told_without_its_words():
    phone = "138" + "0" * 8
    try:
        try:
            raise KeyError(phone)
        except KeyError as fault:
            raise ValueError(f"Key (phone)=({phone}) already exists") from fault
    except ValueError as fault:
        record = logging.LogRecord(
            "x", logging.ERROR, "", 1, "no", None, (type(fault), fault, None)
        )

    trace = _line(record)["trace"]

    assert phone not in str(trace)
    assert str(trace).index("builtins.KeyError") < str(trace).index("builtins.ValueError")
    assert "test_logs.py" in str(trace)
