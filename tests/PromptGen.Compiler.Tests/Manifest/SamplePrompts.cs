namespace PromptGen.Compiler.Tests.Manifest;

/// <summary>Prompt files that use everything which is hashed.</summary>
internal static class SamplePrompts
{
    public const string Simple = """
        { "prompt_id": "support-triage", "version": "2026-03-15.3", "model": "gpt-4.1",
          "template": "Classify the ticket by severity and team...",
          "variables": ["customer_tier", "ticket_body", "region"], "rollback_to": "2026-03-12.1" }
        """;

    public const string Full = """
        {
          "prompt_id": "full", "version": "2026-03-15.10", "description": "Everything: ä €", "strict": false,
          "parameters": { "temperature": 0.20, "top_p": 1.0, "seed": 9007199254740993, "max_output_tokens": 400, "small": 1.5E-9,
                          "large": 1e30, "zero": -0.0, "stop": ["\u2028", "😀", "\r\n"], "logit_bias": { "\ufb33": -1, "😀": 1.25, "$number": "x", "": null } },
          "variables": {
            "tier": ["free", "pro", "größer"],
            "short": "string",
            "maybe": "integer?",
            "list": "string[]",
            "deep": "number?[]?",
            "listed": { "type": "string[]", "nullable": true, "description": "Not hashed.", "default": ["a", "ü"] },
            "body": { "type": "string", "untrusted": true, "sensitive": true, "max_length": 8000, "on_overflow": "truncate", "parameter": "ticketBody" },
            "code": { "type": "string?", "pattern": "^[a-z]{2}\\d+$", "default": null },
            "level": { "type": "string", "enum": ["low", "high"], "default": "low", "type_name": "Level" },
            "kind": { "enum": ["x", "y"], "nullable": true },
            "price": { "type": "decimal", "format": "0.00", "default": 1.10 },
            "big_price": { "type": "decimal", "default": 1.250e2 },
            "ratio": { "type": "number", "default": 0.10 },
            "count": { "type": "integer", "default": 9007199254740993 },
            "flag": { "type": "boolean", "default": true },
            "day": { "type": "date", "format": "%d.%m.%Y", "default": "2026-03-15" },
            "at": { "type": "date-time", "default": "2026-03-15T10:30:00Z" },
            "notes": { "type": "array", "items": { "type": "object", "properties": {
                         "text": "string", "author": { "type": "string?", "description": "Who wrote it." }, "cost": "decimal?", "tags": { "items": ["a", "b"] } } },
                       "default": [ { "tags": ["a"], "cost": 2.50, "text": "first" }, { "author": "Ö", "text": "", "tags": [] } ] },
            "owner": { "properties": { "name": { "type": "string", "max_length": 10 }, "rank": { "type": "integer", "nullable": true } },
                       "default": { "rank": 3, "name": "n" } }
          },
          "messages": [
            { "role": "system", "template": "{{ include 'house-style' }}\nGrüße 😀\u0001 {{ tier }}{{ short }}{{ maybe }}{{ level }}{{ kind }}" },
            { "role": "developer", "file": "texts/rules.message.md" },
            { "slot": "conversation" },
            { "role": "assistant", "template": "\tunchanged \\ \"quoted\"\r\nline {{ price }}{{ big_price }}{{ ratio }}{{ count }}{{ flag }}{{ day }}{{ at }}" },
            { "role": "user", "template": "{{ body }}{{ code }}{{ for n in notes }}{{ n.text }}{{ end }}{{ owner.name }}{{ for l in list }}{{ l }}{{ end }}{{ for l in listed }}{{ l }}{{ end }}{{ for d in deep }}{{ d }}{{ end }}" }
          ],
          "tools": [
            { "name": "lookup_order", "description": "Finds an order: ü.", "method": "Orders.Lookup", "strict": true,
              "parameters": { "type": "object", "required": ["order_id"], "properties": { "order_id": { "type": "string", "minLength": 1.0 }, "above": { "minimum": 0.50, "maximum": 1E+3 } } } },
            { "name": "ping" }
          ],
          "response_format": { "type": "json_schema", "name": "answer", "schema": { "type": "object", "properties": { "z": { "type": "number", "multipleOf": 1e-2 }, "a": {} }, "required": ["z"] } },
          "rollout": { "owner": "support-ml" }, "evaluation": "full.eval.yaml"
        }
        """;

    public const string Plain = """
        { "prompt_id": "plain", "version": "2026-01-01.1", "template": "No variables.", "parameters": {}, "response_format": { "type": "json_object" } }
        """;

    public static PromptFolderInMemory All() => new PromptFolderInMemory()
        .Add("Prompts/support-triage.prompt.json", Simple)
        .Add("Prompts/nested/full.prompt.json", Full)
        .Add("Prompts/plain.prompt.json", Plain)
        .Add("Prompts/nested/texts/rules.message.md", "\uFEFFRule one.\r\nRule two.\rRule three.\n\n")
        .Add("Prompts/house-style.partial.md", "Be brief. {{ include 'tone' }}\r\n")
        .Add("Prompts/tone.partial.txt", "Freundlich: ä\n")
        .Add("Prompts/unused.partial.md", "Not reached.");
}
