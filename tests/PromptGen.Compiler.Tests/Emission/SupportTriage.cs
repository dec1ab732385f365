namespace PromptGen.Compiler.Tests.Emission;

/// <summary>A prompt with everything: what a reader of generated code should see.</summary>
internal static class SupportTriage
{
    public const string Yaml = """
        prompt_id: support-triage
        version: 2026-03-15.3
        description: Routes a support ticket to a team with a severity.
        model: gpt-4.1
        parameters: { temperature: 0.2, max_output_tokens: 400 }
        variables:
          customer_tier: [free, pro, enterprise]
          ticket_body: { type: string, description: "The ticket, as <written> & sent", untrusted: true, max_length: 8000, on_overflow: truncate }
          region: { type: string, pattern: "[a-z]{2}-[a-z]+" }
          notes: { type: array, items: { type: object, properties: { author: string, text: string } } }
          limit: { type: integer, default: 3 }
          labels: { type: array, items: string, default: [urgent, billing] }
        messages:
          - role: system
            template: |
              {{ include 'house-style' }}
              Classify the ticket by severity and team. Customer tier: {{ customer_tier }}.
              Name at most {{ limit }} teams; labels are {{ for label in labels }}{{ if !for.first }}, {{ end }}{{ label }}{{ end }}.
          - slot: conversation
          - role: user
            template: |
              Region: {{ region }}
              {{~ for note in notes ~}}
              {{ note.author }}: {{ note.text }}
              {{~ end ~}}
              {{ ticket_body }}
        """;

    public static PromptProject Project(CompilationTarget target) =>
        new PromptProject { Target = target }.Partial("house-style", "Be brief.\nNever guess.").Prompt(Yaml);
}
