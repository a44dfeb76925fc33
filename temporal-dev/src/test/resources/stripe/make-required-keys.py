#!/usr/bin/env python3
"""Writes required-keys.json from stripe-mock's specification and its answers. See README.md beside it.

usage: make-required-keys.py <spec3.json> <address of a running stripe-mock>
"""

import json
import sys
import urllib.request

# Each object that the stand-in serves, with a call of stripe-mock that answers it.
OBJECTS = {
    "charge": "/v1/charges/ch_1",
    "checkout.session": "/v1/checkout/sessions/cs_1",
    "customer": "/v1/customers/cus_1",
    "event": "/v1/events/evt_1",
    "invoice": "/v1/invoices/in_1",
    "invoice_payment": "/v1/invoice_payments/inpay_1",
    "item": "/v1/checkout/sessions/cs_1/line_items",
    "line_item": "/v1/invoices/in_1/lines",
    "payment_intent": "/v1/payment_intents/pi_1",
    "payment_method": "/v1/payment_methods/pm_1",
    "price": "/v1/prices/price_1",
    "product": "/v1/products/prod_1",
    "subscription": "/v1/subscriptions/sub_1",
    "subscription_schedule": "/v1/subscription_schedules/sub_sched_1",
    "subscription_item": "/v1/subscription_items/si_1",
    "test_helpers.test_clock": "/v1/test_helpers/test_clocks/clock_1",
}

KIND_OF_TYPE = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "object": "object",
    "array": "array",
}


def kind_of(value):
    if value is None:
        return "null"
    for kind, types in (("boolean", bool), ("number", (int, float)), ("string", str), ("array", list)):
        if isinstance(value, types):
            return kind
    return "object"


class Maker:
    def __init__(self, spec, address):
        self.schemas = spec["components"]["schemas"]
        self.version = spec["info"]["version"]
        self.address = address
        self.shapes = {}

    def answer(self, path):
        request = urllib.request.Request(self.address + path, headers={"Authorization": "Bearer sk_test_123"})
        with urllib.request.urlopen(request, timeout=10) as response:
            body = json.load(response)
        return body["data"][0] if body.get("object") == "list" else body

    def key(self, name, schema):
        """The kinds that the specification allows, and the shapes of what is nested."""
        found = {"kinds": set(), "shapes": set()}
        if schema.get("nullable"):
            found["kinds"].add("null")
        alternatives = schema.get("anyOf") or schema.get("oneOf") or [schema]
        for alternative in alternatives:
            if "$ref" in alternative:
                found["kinds"].add("object")
                found["shapes"].add(self.shape(alternative["$ref"].rsplit("/", 1)[1]))
            elif alternative.get("type") == "array":
                found["kinds"].add("array")
                items = self.key(name, alternative["items"])
                found["shapes"] |= items["shapes"]
            else:
                found["kinds"].add(KIND_OF_TYPE[alternative["type"]])
                if alternative.get("properties"):
                    found["shapes"].add(self.inline(name, alternative))
        return found

    def shape(self, reference):
        if reference not in self.shapes:
            self.shapes[reference] = {}  # breaks the circle
            self.fill(reference, self.schemas[reference])
        return reference

    def inline(self, name, schema):
        if name not in self.shapes:
            self.shapes[name] = {}
            self.fill(name, schema)
        return name

    def fill(self, name, schema):
        for property_name in schema.get("required", []):
            property_schema = schema["properties"][property_name]
            self.shapes[name][property_name] = self.key(name + "." + property_name, property_schema)

    def add_answer(self, reference, body):
        """Widens the kinds by what stripe-mock answers, and checks that it answers every required key itself."""
        for name, found in self.shapes[reference].items():
            if name not in body:
                sys.exit(f"stripe-mock does not answer {reference}.{name}")
            found["kinds"].add(kind_of(body[name]))
            value = body[name]
            shapes = sorted(found["shapes"])
            if isinstance(value, dict) and len(shapes) == 1:
                self.add_answer(shapes[0], value)

    def make(self):
        for reference, path in OBJECTS.items():
            self.shape(reference)
            self.add_answer(reference, self.answer(path))
        return {
            "apiVersion": self.version,
            "objects": sorted(OBJECTS),
            "shapes": {
                shape: {
                    name: {"kinds": sorted(found["kinds"]), "shapes": sorted(found["shapes"])}
                    for name, found in sorted(keys.items())
                }
                for shape, keys in sorted(self.shapes.items())
            },
        }


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        spec = json.load(file)
    made = Maker(spec, sys.argv[2].rstrip("/")).make()
    json.dump(made, sys.stdout, indent=1, sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
