using System.Linq;
using PromptGen.Compiler.Files;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

/// <summary>The two examples that the design promises to work as they stand.</summary>
public sealed class ReadExamplesTests
{
    [Fact]
    public void TheJsonExample()
    {
        ReadPrompt read = PromptFile.ReadJson("""
            { "prompt_id": "support-triage", "version": "2026-03-15.3", "model": "gpt-4.1",
              "template": "Classify the ticket by severity and team...",
              "variables": ["customer_tier", "ticket_body", "region"], "rollback_to": "2026-03-12.1" }
            """);

        Assert.Empty(read.Diagnostics);
        PromptDefinition prompt = read.Definition!;
        Assert.Equal("support-triage", prompt.Id);
        Assert.Equal("SupportTriagePrompt", prompt.ClassName);
        Assert.Equal("2026-03-15.3", prompt.Version);
        Assert.Equal("2026-03-12.1", prompt.RollbackTo);
        Assert.Equal("gpt-4.1", prompt.Model);
        Assert.Equal(["customer_tier", "ticket_body", "region"], prompt.Variables.Select(variable => variable.Variable.Name));
        Assert.All(prompt.Variables, variable => Assert.Equal(new PromptType(PromptTypeKind.String), variable.Variable.Type));
        InlineMessage message = Assert.IsType<InlineMessage>(Assert.Single(prompt.Messages));
        Assert.Equal(PromptMessageRole.User, message.Role);
        Assert.Equal("Classify the ticket by severity and team...", message.Template.Text);
        Assert.False(prompt.Strict);
    }

    [Fact]
    public void TheYamlExample()
    {
        PromptDefinition prompt = PromptFile.Define("""
            # yaml-language-server: $schema=...
            prompt_id: support-triage
            version: 2026-03-15.3            # written by `promptgen stamp`, never by hand
            rollback_to: 2026-03-12.1
            description: Routes a support ticket to a team with a severity.
            model: gpt-4.1                   # a model, or a class such as class:small, mapped per environment
            parameters: { temperature: 0.2, max_output_tokens: 400 }
            variables:
              customer_tier: [free, pro, enterprise]                    # enum
              ticket_body:   { type: string, untrusted: true, sensitive: true, max_length: 8000, on_overflow: truncate }
              region:        { type: string, pattern: "^[a-z]{2}-[a-z]+$" }
              opened_at:     { type: date-time, format: "%Y-%m-%d" }
              notes:         { type: array, items: { type: object, properties: { author: string, text: string } } }
            messages:
              - role: system
                template: |
                  {{ include 'house-style' }}
                  Classify the ticket by severity and team. Customer tier: {{ customer_tier }}.
              - slot: conversation           # messages the caller passes in (user, assistant, tool roles only)
              - role: user
                template: |
                  Region: {{ region }}
                  {{~ for n in notes ~}}
                  {{ n.author }}: {{ n.text }}
                  {{~ end ~}}
                  {{ ticket_body }}
            tools:
              - name: lookup_order
                description: Finds an order by its number.
                parameters: { type: object, properties: { order_id: { type: string } }, required: [order_id] }
            response_format: { type: json_schema, schema: { type: object } }
            rollout:    { owner: support-ml, stages: [internal, 1, 5, 25, 100] }   # metadata, not hashed
            evaluation: support-triage.eval.yaml                                   # metadata, not hashed
            """);

        Assert.Equal("{\"temperature\":0.2,\"max_output_tokens\":400}", JsonWriter.WriteMinified(prompt.Parameters!));
        PromptVariable[] variables = [.. prompt.Variables.Select(variable => variable.Variable)];
        Assert.Equal(["free", "pro", "enterprise"], variables[0].Type.EnumValues);
        Assert.Equal(
            new PromptVariable("ticket_body", new PromptType(PromptTypeKind.String) { MaxLength = 8000, OnOverflow = OverflowMode.Truncate })
            {
                Untrusted = true,
                Sensitive = true,
            },
            variables[1]);
        Assert.Equal("^[a-z]{2}-[a-z]+$", variables[2].Type.Pattern);
        Assert.Equal("%Y-%m-%d", variables[3].Type.Format);
        Assert.Equal(["author", "text"], variables[4].Type.Items!.Properties.Select(property => property.Name));
        Assert.Equal(3, prompt.Messages.Count);
        Assert.Equal("conversation", Assert.IsType<SlotMessage>(prompt.Messages[1]).Name);
        InlineMessage user = Assert.IsType<InlineMessage>(prompt.Messages[2]);
        Assert.Equal(
            "Region: {{ region }}\n{{~ for n in notes ~}}\n{{ n.author }}: {{ n.text }}\n{{~ end ~}}\n{{ ticket_body }}\n", user.Template.Text);
        SourceSpan place = user.Template.Locate(user.Template.Text.IndexOf("n.text", System.StringComparison.Ordinal), 6);
        Assert.Equal((23, 25, 23, 31), (place.StartLine, place.StartColumn, place.EndLine, place.EndColumn));
        ToolDefinition tool = Assert.Single(prompt.Tools).Tool;
        Assert.Equal(("lookup_order", "Finds an order by its number."), (tool.Name, tool.Description));
        Assert.Equal("{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\"}}", JsonWriter.WriteMinified(prompt.ResponseFormat!));
        Assert.Equal("{\"owner\":\"support-ml\",\"stages\":[\"internal\",1,5,25,100]}", JsonWriter.WriteMinified(prompt.Rollout!));
        Assert.Equal("support-triage.eval.yaml", prompt.Evaluation);
    }
}
