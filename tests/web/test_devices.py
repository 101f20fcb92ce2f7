import pytest

from web import devices

MOZILLA = "Mozilla/5.0"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (
            f"{MOZILLA} (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0",
            "Edge · Windows",
        ),
        (f"{MOZILLA} (X11; Linux x86_64) Chrome/130.0 Safari/537.36", "Chrome · Linux"),
        (f"{MOZILLA} (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari · iPhone"),
        (f"{MOZILLA} (Linux; Android 14) Chrome/130.0 MicroMessenger/8.0", "WeChat · Android"),
        ("", ""),
        ("curl/8.5", "curl/8.5"),
    ],
)
def test_a_device_is_called_by_browser_and_system(told, name):
    assert devices.name(told) == name
