namespace PromptGen.Tests;

/// <summary>A YAML and a JSON prompt file that use as much of the format as fits: texts for mutations to start from.</summary>
internal static class PromptFileTexts
{
    public static readonly string[] All =
    [
        """
        # yaml-language-server: $schema=...
        prompt_id: support-triage
        version: 2026-03-15.3            # written by `promptgen stamp`, never by hand
        rollback_to: 2026-03-12.1
        description: "Routes a \"ticket\"\tto a team \u00e9 \ud83d\ude00 \
          with a severity."
        model: gpt-4.1
        parameters: { temperature: 0.2, max_output_tokens: 0x190, stop: ['a''b', ~], deep: &d [[1, 2], {a: b}] , again: *d }
        variables:
          customer_tier: [free, pro, enterprise]
          ticket_body:   { type: string, untrusted: true, sensitive: true, max_length: 8000, on_overflow: truncate, default: x }
          region:        { type: string?, pattern: "^[a-z]{2}-[a-z]+$" }
          opened_at:     { type: date-time, format: "%Y-%m-%d", default: "2026-03-15T10:00:00Z" }
          notes:         { type: array, items: { type: object, properties: { author: string, text: string?[] } }, default: [{author: a}] }
        messages:
          - role: system
            template: |
              {{ include 'house-style' }}

                Classify the ticket. {{ customer_tier }}.
          - slot: conversation
          - role: user
            template: >+2
                Region: {{ region }}
              {{~ for n in notes ~}}
              {{ n.author }}: {{ n.text }}
              {{~ end ~}}

          - { role: assistant, file: sub/intro.message.md }
        tools:
          - name: lookup_order
            description: Finds an order
              by its number.
            parameters: { type: object, properties: { order_id: { type: string } }, required: [order_id] }
        response_format: { type: json_schema, schema: { type: object } }
        rollout: !!map { owner: support-ml, stages: [internal, 1, 5, 25, 100] }
        """,
        """
        { "prompt_id": "support-triage", "version": "2026-03-15.3", "model": "gpt-4.1",
          "template": "Classify\n\t{{ customer_tier }} \u00e9 \ud83d\ude00 \/ \"x\"",
          "parameters": { "temperature": 1.5e-3, "stop": [null, true, -0, []], "o": {} },
          "variables": { "customer_tier": ["free", "pro"], "n": { "type": "integer?", "default": 3, "format": "N2" } },
          "tools": [ { "name": "a", "parameters": { "type": "object" } } ], "strict": false,
          "rollback_to": "2026-03-12.1" }
        """,
    ];
}
