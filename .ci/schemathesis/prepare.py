"""Makes what the calls are about: people, organizations and subscriptions of this run's own, so that whatever is destroyed is nobody else's.

Reads dev.json of the running stack ($TENURE_HOME), calls Tenure as a customer and as an operator would, and writes into the folder $1 the
dictionaries of ids and credentials.json. Needs nothing but Python.
"""

import json
import os
import pathlib
import sys
import time
import urllib.error
import urllib.request

HOME = pathlib.Path(os.environ["TENURE_HOME"])
OUT = pathlib.Path(sys.argv[1])
DEV = json.loads((HOME / "dev.json").read_text())
RUN = format(int(time.time()), "x")


def call(method, url, body=None, token=None):
    request = urllib.request.Request(url, method=method, data=None if body is None else json.dumps(body).encode())
    request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", "Bearer " + token)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            text = answer.read()
    except urllib.error.HTTPError as refused:
        sys.exit(f"{method} {url}: {refused.code} {refused.read().decode()}")
    return json.loads(text) if text else None


def api(method, path, body=None, token=None):
    return call(method, DEV["api"] + path, body, token)


def person(name):
    user = f"schemathesis_{name}_{RUN}"
    address = f"{name}-{RUN}@schemathesis.example"
    token = call("POST", DEV["identity"] + "/token", {"sub": user, "email": address, "email_verified": True})["token"]
    api("GET", "/organizations", token=token)
    return user, token


def organization(name, owner, application, plan):
    made = api("POST", "/organizations", {"name": name, "slug": f"{name}-{RUN}"}, owner)["id"]
    api("PUT", f"/organizations/{made}/external-ids/{application}", {"externalOrgId": f"{name}-{RUN}"}, owner)
    terms = {"organizationId": made, "planId": plan, "seats": 20, "paymentMethodId": "pm_card_visa"}
    return made, api("POST", "/subscriptions", terms, owner)["id"]


def dictionary(name, *values):
    (OUT / f"{name}.dict").write_text("".join(json.dumps(value) + "\n" for value in values))


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    demo = DEV["demo"]
    operator = demo["tokens"]["operator"]
    sold, plan = demo["applicationSlug"], demo["planId"]
    own = f"schemathesis-{RUN}"
    api("POST", "/applications", {"slug": own, "name": "Schemathesis"}, operator)
    asking = api("POST", f"/applications/{own}/api-keys", {"name": "asks"}, operator)
    spare = [api("POST", f"/applications/{own}/api-keys", {"name": "spare"}, operator)["id"] for _ in range(5)]

    owner, token = person("owner")
    member, _ = person("member")
    seated, _ = person("seated")
    staff, _ = person("staff")
    clinics = [organization(f"clinic-{number}", token, sold, plan) for number in range(2)]
    doomed = organization("doomed", token, sold, plan)
    seats, operations = [], []
    for clinic, subscription in clinics:
        api("PUT", f"/organizations/{clinic}/external-ids/{own}", {"externalOrgId": f"own-{clinic}"}, token)
        api("POST", f"/organizations/{clinic}/members", {"userId": member, "role": "MEMBER"}, token)
        seats += [api("POST", f"/subscriptions/{subscription}/seats", {"userId": user}, token)["id"] for user in (seated, member)]

    dictionary("organization", *[clinic for clinic, _ in clinics])
    dictionary("doomed-organization", doomed[0])
    dictionary("subscription", *[subscription for _, subscription in clinics])
    dictionary("doomed-subscription", doomed[1])
    dictionary("application", own)
    dictionary("plan", plan)
    dictionary("seat", *seats)
    dictionary("user", seated, member)
    dictionary("staff", staff)
    dictionary("key", *spare)
    dictionary("external", *[f"own-{clinic}" for clinic, _ in clinics])
    # A cold API on a busy machine takes longer for the first document than the ten seconds that schemathesis waits.
    api("GET", "/api/docs/openapi.json")
    credentials = {"owner": token, "operator": operator, "apiKey": asking["key"], "integrationKey": DEV["integrationKey"], "api": DEV["api"]}
    (OUT / "credentials.json").touch(mode=0o600)
    (OUT / "credentials.json").write_text(json.dumps(credentials))


main()
