package io.tenure.dev.stripe.engine.catalog;

import static io.tenure.dev.stripe.engine.StripeError.missingParameter;

import io.tenure.dev.stripe.engine.Call;
import io.tenure.dev.stripe.engine.Reply;
import io.tenure.dev.stripe.engine.object.Calls;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Products and recurring per-unit prices. */
public final class CatalogOperations {
    private final World world;

    public CatalogOperations(World world) {
        this.world = world;
    }

    public void declare(Calls calls) {
        calls.add("POST /v1/products", this::createProduct, "id", "name", "description", "active", "metadata[*]");
        calls.add(
                "GET /v1/products/{id}",
                call -> new Reply.Ok(product(call.path().getOrDefault("id", ""), "id")));
        calls.add("GET /v1/products", this::listProducts, "active", "created", "created[*]");
        calls.add(
                "POST /v1/prices",
                this::createPrice,
                "product",
                "product_data[name]",
                "currency",
                "unit_amount",
                "nickname",
                "lookup_key",
                "active",
                "tax_behavior",
                "recurring[interval]",
                "recurring[interval_count]",
                "recurring[usage_type]",
                "metadata[*]");
        calls.add(
                "GET /v1/prices/{id}",
                call -> new Reply.Ok(world.require("price", call.path().getOrDefault("id", ""), "price")));
        calls.add("GET /v1/prices", this::listPrices, "active", "product", "currency", "lookup_keys", "created[*]");
    }

    private Reply createProduct(Call call) {
        Params params = Params.of(call.params());
        ObjectNode product = newProduct(params.required("name"));
        params.text("id").ifPresent(id -> product.put("id", id));
        params.copyTexts(product, "description");
        product.put("active", params.flag("active", true));
        params.mergeMetadata(product);
        return new Reply.Ok(world.add(product, "product.created"));
    }

    private ObjectNode newProduct(String name) {
        ObjectNode product = world.make("product", "prod");
        return product.put("name", name).put("updated", world.now());
    }

    private Reply createPrice(Call call) {
        Params params = Params.of(call.params());
        ObjectNode price = world.make("price", "price");
        price.put("product", productOf(params));
        price.put("currency", params.required("currency").toLowerCase(Locale.ROOT));
        long amount = params.number("unit_amount").orElseThrow(() -> missingParameter("unit_amount"));
        price.put("unit_amount", amount).put("unit_amount_decimal", Long.toString(amount));
        price.put("active", params.flag("active", true));
        params.copyTexts(price, "nickname", "lookup_key", "tax_behavior");
        Params recurring = params.at("recurring");
        ObjectNode terms = Nodes.part(price, "recurring");
        terms.put("interval", recurring.choice("interval", "month", "year", "week", "day"));
        terms.put("interval_count", recurring.number("interval_count").orElse(1));
        recurring.only("usage_type", "licensed");
        params.mergeMetadata(price);
        return new Reply.Ok(world.add(price, "price.created"));
    }

    private String productOf(Params params) {
        if (params.has("product_data")) {
            ObjectNode product = newProduct(params.at("product_data").required("name"));
            return Nodes.text(world.add(product, "product.created"), "id");
        }
        return Nodes.text(product(params.required("product"), "product"), "id");
    }

    private ObjectNode product(String id, String param) {
        return world.require("product", id, param);
    }

    private Reply listProducts(Call call) {
        Params params = Params.of(call.params());
        return new Reply.Page(world.all("product", product -> isActive(params, product))
                .filter(product -> params.covers("created", Nodes.number(product, "created")))
                .toList());
    }

    private Reply listPrices(Call call) {
        Params params = Params.of(call.params());
        return new Reply.Page(world.all("price", price -> isActive(params, price))
                .filter(price -> params.matches("product", price) && params.matches("currency", price))
                .filter(price -> params.covers("created", Nodes.number(price, "created")))
                .filter(price -> !params.has("lookup_keys") || hasLookupKey(params, price))
                .toList());
    }

    private static boolean hasLookupKey(Params params, ObjectNode price) {
        String key = Nodes.text(price, "lookup_key");
        return params.node()
                .path("lookup_keys")
                .valueStream()
                .anyMatch(wanted -> !key.isEmpty() && wanted.asString().equals(key));
    }

    private static boolean isActive(Params params, ObjectNode node) {
        return !params.has("active") || params.flag("active", true) == Nodes.flag(node, "active");
    }
}
