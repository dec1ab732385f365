using System;
using System.Linq;
using PromptGen.Generator.Tests.Testing;
using Xunit;

namespace PromptGen.Generator.Tests;

/// <summary>Tools that name their C# method: what the analyzers need to compare both.</summary>
public sealed class ToolMethodTests
{
    private const string Prompt = """
        prompt_id: triage
        version: 2026-03-15.1
        template: Hello.
        tools:
          - name: lookup_order
            description: Finds an "order" by its number.
            method: Orders.Lookup
            parameters: { type: object, properties: { order_id: { type: string } }, required: [order_id] }
          - name: stop
            method: Stop
          - name: elsewhere
            description: Has no method.
        """;

    [Fact]
    public void AToolWithAMethodBecomesAnAttribute()
    {
        GeneratorRun run = new PromptProject().Add("Prompts/triage.prompt.yaml", Prompt).Run().AssertCompiles();

        Assert.Equal(
            [
                """[assembly: global::PromptGen.Generated.PromptTool("triage", "lookup_order", "Orders.Lookup", "Finds an \"order\" by its number.", ""{"type":"object","properties":{"order_id":{"type":"string"}},"required":["order_id"]}"", File = "Prompts/triage.prompt.yaml", Line = 7)]""".Replace("\"\"{", "\"\"\"{", StringComparison.Ordinal).Replace("}\"\",", "}\"\"\",", StringComparison.Ordinal),
                """[assembly: global::PromptGen.Generated.PromptTool("triage", "stop", "Stop", null, null, File = "Prompts/triage.prompt.yaml", Line = 10)]""",
            ],
            run.SourceOf("TriagePrompt").Split('\n').Where(static line => line.Contains("PromptTool(", StringComparison.Ordinal)));
    }

    [Fact]
    public void ToolsWithoutAMethodLeaveNoTrace() => Assert.DoesNotContain(
        "PromptTool(",
        new PromptProject().Add("Prompts/triage.prompt.yaml", Prompt.Replace("method:", "description:", StringComparison.Ordinal).Replace("    description: Finds an \"order\" by its number.\n", "", StringComparison.Ordinal)).Run().AssertCompiles().SourceOf("TriagePrompt"),
        StringComparison.Ordinal);
}
