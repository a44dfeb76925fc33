package io.tenure.api.docs;

import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;

/** The document's chapters in the order in which a product team needs them. */
final class DocumentTags {

    static final List<Tag> IN_ORDER = List.of(
            tag("Check", "May this user in? With the application's key, asked by your product all day."),
            tag("Organizations", "Your customers. Whoever creates one is its owner."),
            tag("Members", "Who may act for an organization."),
            tag("Plans", "What an application sells."),
            tag("Subscriptions", "What an organization has bought, and how it stands."),
            tag("Seats", "Who may use what was bought."),
            tag("Audit", "Who did what and why, to be verified by the owner."),
            tag("Applications", "Your products. Registered by operators."),
            tag("API keys", "With which a product asks. Managed by operators."),
            tag("Operators", "What the platform's staff may do with a customer's subscription."),
            tag("Platform", "Who the platform's staff are."),
            tag("Webhooks", "What payment providers say, and what became of it."),
            tag("Tasks", "What schedules do by themselves, at once."),
            tag("Problems", "What a problem's code means, and what to do about it."),
            tag("Health", "Whether the API can answer."));

    private DocumentTags() {}

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }
}
