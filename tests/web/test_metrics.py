from dataclasses import replace

from tests.web.signing import CLERK, signed_in
from tests.web.test_secrets import GOOD
from tracker import database
from web import create_app


def test_the_server_is_well_where_its_database_answers(stranger):
    assert stranger.get("/healthz").json == {"status": "ok"}


def test_the_server_is_not_well_without_its_database(stranger, tmp_path):
    database.connect(f"sqlite:///{tmp_path / 'no' / 'such' / 'folder.db'}")

    answer = stranger.get("/healthz")

    assert (answer.status_code, answer.json) == (503, {"status": "no database"})


def test_answers_are_counted_by_rule(new_app):
    signed_in(new_app, CLERK).get("/enterprises/C001")

    told = new_app.test_client().get("/metrics").text

    assert 'rule="/enterprises/<string:key>",status="200"} 1.0' in told
    assert "C001" not in told


def test_figures_leave_this_machine_only_for_a_token(app, config):
    far = {"environ_base": {"REMOTE_ADDR": "10.0.0.7"}}
    assert app.test_client().get("/metrics", **far).status_code == 404
    guarded = create_app(replace(config, metrics_token=GOOD)).test_client()
    assert guarded.get("/metrics").status_code == 404
    shown = {"Authorization": f"Bearer {GOOD}"}
    assert guarded.get("/metrics", headers=shown, **far).status_code == 200


def test_methods_that_somebody_invents_are_counted_together(new_app):
    stranger = new_app.test_client()
    for method in ("FOO", "BAR", "X" * 1000):
        stranger.open("/sign-in", method=method)

    told = stranger.get("/metrics").text

    assert 'onevisit_requests_total{method="other",rule="",status="405"} 3.0' in told
    assert "FOO" not in told
