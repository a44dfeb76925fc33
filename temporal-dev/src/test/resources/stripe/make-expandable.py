#!/usr/bin/env python3
"""Writes expandable.json (a main resource of the stand-in) from stripe-mock's specification. See README.md beside it.

usage: make-expandable.py <spec3.json> <parameters.json of the stand-in>
"""

import json
import re
import sys


def names(schema):
    """The schemas that a property may hold, through arrays, alternatives and what it expands to."""
    if "$ref" in schema:
        return {schema["$ref"].rsplit("/", 1)[1]}
    if schema.get("type") == "array":
        return names(schema["items"])
    found = set()
    for part in schema.get("anyOf", []) + schema.get("oneOf", []):
        found |= names(part)
    if "x-expansionResources" in schema:
        found |= names(schema["x-expansionResources"])
    return found


def is_list(schema):
    return "data" in schema.get("properties", {}) and schema["properties"]["data"].get("type") == "array"


class Maker:
    def __init__(self, schemas, served):
        self.schemas = schemas
        self.served = served
        self.shapes = {}

    def add(self, name):
        """A schema of an object that is served, or of a part of one; others are left open."""
        schema = self.schemas.get(name, {})
        is_resource = "x-resourceId" in schema
        if name in self.shapes or (is_resource and name not in self.served):
            return
        self.shapes[name] = {}
        for field in schema.get("x-expandableFields", []):
            self.shapes[name][field] = self.leads_to(name, field, schema["properties"][field])

    def leads_to(self, name, field, schema):
        if is_list(schema):
            elements = sorted(names(schema["properties"]["data"]))
            self.shapes[name + "." + field] = {"data": elements}
            followed = elements
            shapes = [name + "." + field]
        else:
            followed = shapes = sorted(names(schema))
        for shape in followed:
            self.add(shape)
        return shapes


    def kept(self):
        """Without the parts from which no object can be reached; they are left open, too."""
        useful = set(self.served)
        while True:
            more = {
                name
                for name, fields in self.shapes.items()
                for shapes in fields.values()
                for shape in shapes
                if shape in useful or "x-resourceId" in self.schemas.get(shape, {})
            }
            if more <= useful:
                return {name: fields for name, fields in self.shapes.items() if name in useful}
            useful |= more


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        spec = json.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        templates = set(json.load(file))
    answers = {}
    for path, methods in spec["paths"].items():
        for method, operation in methods.items():
            template = method.upper() + " " + re.sub(r"\{[^}]*\}", "{id}", path)
            if template in templates:
                schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
                if is_list(schema):
                    answers[template] = {"list": sorted(names(schema["properties"]["data"]))}
                else:
                    answers[template] = {"one": sorted(names(schema))}
    served = {name for answer in answers.values() for kind in answer.values() for name in kind}
    maker = Maker(spec["components"]["schemas"], served)
    for name in sorted(served):
        maker.add(name)
    json.dump({"answers": answers, "shapes": maker.kept()}, sys.stdout, sort_keys=True, separators=(",", ":"))
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
