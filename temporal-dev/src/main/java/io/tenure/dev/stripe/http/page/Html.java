package io.tenure.dev.stripe.http.page;

/** A small page: one card, no scripts, nothing from elsewhere. */
final class Html {
    private static final String FRAME = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f6f8fa;
               font: 16px/1.5 system-ui, sans-serif; color: #1a1f36; }
        main { width: min(26rem, 90vw); padding: 2rem; background: #fff; border-radius: 12px;
               box-shadow: 0 8px 30px rgb(60 66 87 / 12%%); }
        h1 { margin: 0 0 .5rem; font-size: 1.25rem; }
        .amount { font-size: 2rem; font-weight: 600; }
        .note { color: #697386; font-size: .875rem; }
        .error { padding: .75rem 1rem; border-radius: 8px; background: #fdecea; color: #a4262c; }
        label { display: block; margin: 1.5rem 0 .25rem; font-size: .875rem; font-weight: 600; }
        select, button { width: 100%%; box-sizing: border-box; padding: .75rem; border-radius: 8px; font: inherit; }
        select { border: 1px solid #c1c9d2; background: #fff; }
        button { margin-top: 1rem; border: 0; background: #5469d4; color: #fff; font-weight: 600; cursor: pointer; }
        button.quiet { background: #e3e8ee; color: #3c4257; }
        </style>
        </head>
        <body><main>
        <h1>%s</h1>
        %s
        <p class="note">Stripe stand-in. No money moves.</p>
        </main></body>
        </html>
        """;

    private Html() {}

    static String page(String title, String content) {
        return FRAME.formatted(escaped(title), escaped(title), content);
    }

    static String error(String message) {
        return "<p class=\"error\" role=\"alert\">" + escaped(message) + "</p>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
