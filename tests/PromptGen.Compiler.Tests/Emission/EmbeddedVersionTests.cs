using System;
using System.Linq;
using PromptGen.Compiler.Tests.Files;
using PromptGen.Compiler.Tests.Versions;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Diagnostics;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

/// <summary>Earlier releases that are compiled in render, from today's arguments, the bytes that they rendered when they were current.</summary>
public sealed class EmbeddedVersionTests
{
    private const string Path = StampedFolder.Yaml;

    /// <summary>What was released, what is there now, how today's code calls it, and what the older version would have been called with.</summary>
    public static TheoryData<string, string, string, string> Conversions => new()
    {
        // The same variables: today's types are the older version's, too.
        { "tier: [free, pro]\n  name: string", "tier: [free, pro]\n  name: string", "TriagePrompt.Tier.Pro, \"Ann\"", "TriagePrompt.Tier.Pro, \"Ann\"" },
        // Other order, other parameter names, a variable that came, one that went and had a default.
        { "a: string\n  b: { type: string, default: \"x\\ny\" }\n  c: string", "c: { type: string, parameter: see }\n  n: integer\n  a: string", "\"C\", 1, \"A\"", "\"A\", \"C\"" },
        { "a: { items: string, default: [x, y] }", "b: string", "\"B\"", "" },
        { "a: { properties: { k: [x, y], n: integer? }, default: { k: y } }", "b: string", "\"B\"", "" },
        // A variable that has a default today.
        { "a: string", "a: { type: string, default: today }", "", "\"today\"" },
        { "a: { items: string }", "a: { items: string, default: [x, y] }", "", "new[] { \"x\", \"y\" }" },
        { "at: date-time", "at: { type: date, default: 2026-03-15 }", "", "new DateTime(2026, 3, 15)" },
        // Numbers that widen.
        { "a: number\n  b: decimal\n  c: number?", "a: integer\n  b: integer\n  c: integer?", "3, 4, null", "3.0, 4m, null" },
        { "a: integer?\n  d: date?", "a: integer\n  d: date-time", "3, new DateTime(2026, 3, 15)", "3, new DateTime(2026, 3, 15)" },
        { "a: { items: decimal }", "a: { items: integer }", "new long[] { 1, 2 }", "new decimal[] { 1, 2 }" },
        // Enums that grew, and enums that were texts.
        { "tier: [free, pro, max]", "tier: [pro, free]", "TriagePrompt.Tier.Pro", "TriagePrompt.Tier.Pro" },
        { "tier: string\n  other: string?", "tier: [in-progress, b]\n  other: { enum: [x, y], nullable: true }", "TriagePrompt.Tier.InProgress, null", "\"in-progress\", null" },
        { "tier: { enum: [a, b, c], nullable: true, type_name: Old }", "tier: { enum: [a, b], nullable: true }", "TriagePrompt.Tier.B", "TriagePrompt.Old.B" },
        { "tier: { enum: [a, b, c], nullable: true }", "tier: { enum: [a, b], nullable: true }", "null", "null" },
        { "tiers: { items: [a, b, c] }", "tiers: { items: [b, a] }", "new[] { TriagePrompt.Tier.B, TriagePrompt.Tier.A }", "new[] { TriagePrompt.Tier.B, TriagePrompt.Tier.A }" },
        // Objects that are the same, that lost properties, that widened, in lists.
        { "n: { properties: { a: string, k: [x, y] } }", "n: { properties: { a: string, k: [x, y] } }", "new TriagePrompt.N(\"a\", TriagePrompt.NK.Y)", "new TriagePrompt.N(\"a\", TriagePrompt.NK.Y)" },
        { "n: { properties: { a: string } }", "n: { properties: { b: integer, a: string } }", "new TriagePrompt.N(1, \"a\")", "new TriagePrompt.N(\"a\")" },
        {
            "notes: { items: { properties: { author: string, n: number, k: [x, y, z] } } }", "notes: { items: { properties: { n: integer, k: [y, x], author: string } } }",
            "new[] { new TriagePrompt.Note(1, TriagePrompt.NoteK.X, \"Ann\"), new TriagePrompt.Note(2, TriagePrompt.NoteK.Y, \"Bob\") }",
            "new[] { new TriagePrompt.Note(\"Ann\", 1.0, TriagePrompt.NoteK.X), new TriagePrompt.Note(\"Bob\", 2.0, TriagePrompt.NoteK.Y) }"
        },
        {
            "rows: { items: { items: { properties: { v: decimal? } } } }", "rows: { items: { items: { properties: { v: integer } } } }",
            "new[] { new[] { new TriagePrompt.RowItem(7) } }", "new[] { new[] { new TriagePrompt.RowItem(7) } }"
        },
        { "n: { properties: { a: string }, nullable: true }", "n: { properties: { b: string, a: string }, nullable: true }", "null", "null" },
        // The older version's own limits.
        { "a: { type: string, max_length: 3, on_overflow: truncate }", "a: { type: string, max_length: 8, on_overflow: truncate }", "\"abcdefghij\"", "\"abcdefghij\"" },
        { "n: { properties: { a: { type: string, max_length: 3, on_overflow: truncate } } }", "n: { properties: { a: string } }", "new TriagePrompt.N(\"abcdef\")", "new TriagePrompt.N(\"abcdef\")" },
        { "a: { type: number, format: F2 }", "a: { type: number, format: F0 }", "2.345", "2.345" },
        // Names that the generated code uses itself.
        { "version: string\n  identity: string\n  render: string", "version: string\n  identity: string\n  render: string", "\"a\", \"b\", \"c\"", "\"a\", \"b\", \"c\"" },
        { "version: [a, b, c]\n  identity: [a, b, c]\n  text_of: [a, b]", "version: [a, b]\n  identity: [b, a]\n  text_of: [a, b]", "TriagePrompt.Version.A, TriagePrompt.Identity.A, TriagePrompt.TextOf.B", "TriagePrompt.Version.A, TriagePrompt.Identity.A, TriagePrompt.TextOf.B" },
        { "class: string\n  values: { items: number }\n  value: number\n  converted: string", "class: string\n  values: { items: integer }\n  value: integer\n  converted: string", "\"a\", new long[] { 1 }, 2, \"d\"", "\"a\", new double[] { 1 }, 2, \"d\"" },
    };

    [Theory]
    [MemberData(nameof(Conversions))]
    public void TheOlderVersionRendersWhatItRendered(string released, string current, string arguments, string formerArguments)
    {
        foreach (int language in new[] { 703, 1200 })
        {
            CompilationTarget target = Targets.WithLanguage(language);
            StampedFolder folder = Folder(released);
            string before = Run(folder, "TriagePrompt.Render(" + formerArguments + ")", target);

            folder[Path] = Text("2026-03-20.1", "rollback_to: 2026-03-15.1\n", current, "Now. ");
            string after = Run(folder, "TriagePrompt.RenderVersion(" + Join("PromptVersion.Parse(\"2026-03-15.1\")", arguments) + ")", target);
            string now = Run(folder, "TriagePrompt.RenderVersion(" + Join("PromptVersion.Parse(\"2026-03-20.1\")", arguments) + ")", target);

            Assert.Equal(before, after);
            Assert.StartsWith("triage 2026-03-15.1 (sha256:", after, StringComparison.Ordinal);
            Assert.Equal(Run(folder, "TriagePrompt.Render(" + arguments + ")", target), now);
            Assert.StartsWith("triage 2026-03-20.1 (sha256:", now, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void MessagesPartialsAndSlotsAreThoseOfTheRelease()
    {
        const string before = """
            prompt_id: triage
            version: 2026-03-15.1
            model: gpt-4.1
            variables: { tier: [free, pro], notes: { items: { properties: { author: string, text: string } } } }
            messages:
              - role: system
                template: "{{ include 'style' }} Tier {{ tier }}."
              - slot: talk
              - role: user
                template: "{{ for n in notes }}{{ n.author }}: {{ n.text }}; {{ end }}"
            """;
        StampedFolder folder = new() { [Path] = before, ["Prompts/style.partial.md"] = "Be brief." };
        folder.Write(Path);
        folder["Prompts/style.partial.md"] = "Be kind.";
        folder[Path] = before.Replace("2026-03-15.1", "2026-03-20.1\nrollback_to: 2026-03-15.1", StringComparison.Ordinal)
            .Replace("gpt-4.1", "gpt-5", StringComparison.Ordinal).Replace("Tier {{ tier }}", "{{ tier }}", StringComparison.Ordinal);

        string[] result = Compile(folder, Targets.Current, """
            RenderedPrompt prompt = TriagePrompt.RenderVersion(
                PromptVersion.Parse("2026-03-15.1"), TriagePrompt.Tier.Pro, new[] { new TriagePrompt.Note("Ann", "Hi") }, new[] { PromptMessage.User("Talk") });
            return prompt.Messages.Select(message => message.Text).Append(prompt.Identity.Model).ToArray();
            """);

        Assert.Equal(["Be brief. Tier pro.", "Talk", "Ann: Hi; ", "gpt-4.1"], result);
    }

    [Fact]
    public void AVersionThatIsNotThereIsRefused()
    {
        StampedFolder folder = Folder("a: string");
        folder[Path] = Text("2026-03-20.1", "rollback_to: 2026-03-15.1\n", "a: string", "Now. ");

        Assert.Equal(
            "This build contains the prompt triage in the versions 2026-03-20.1, 2026-03-15.1 only. (Parameter 'version')\nActual value was 2026-03-14.1.",
            Compile(folder, Targets.Current, """
                try { TriagePrompt.RenderVersion(PromptVersion.Parse("2026-03-14.1"), "a"); return new[] { "rendered" }; }
                catch (ArgumentOutOfRangeException exception) { return new[] { exception.Message.Replace("\r", "") }; }
                """)[0]);
    }

    [Theory]
    [InlineData("a: string", "a: string", "null", "'a' is null, but the prompt file does not allow null")]
    [InlineData("t: [a, b, c]", "t: [a, b]", "(TriagePrompt.T)5", "'t' is not one of the values that the prompt file lists")]
    [InlineData("n: { properties: { a: string } }", "n: { properties: { b: string, a: string } }", "null", "'n' is null, but the prompt file does not allow null")]
    [InlineData("n: { items: { properties: { a: string } } }", "n: { items: { properties: { b: string, a: string } } }", "null", "'n' is null, but the prompt file does not allow null")]
    public void WhatTheReleaseRefusesIsRefusedInItsName(string released, string current, string argument, string reason)
    {
        StampedFolder folder = Folder(released);
        folder[Path] = Text("2026-03-20.1", "rollback_to: 2026-03-15.1\n", current, "Now. ");

        Assert.Equal(
            "Prompt 'triage' (version 2026-03-15.1): " + reason,
            Compile(folder, Targets.Current, "try { TriagePrompt.RenderVersion(PromptVersion.Parse(\"2026-03-15.1\"), " + argument
                + "); return new[] { \"rendered\" }; } catch (PromptArgumentException exception) { return new[] { exception.Message }; }")[0]);
    }

    [Theory]
    [InlineData("a: string\n  b: string", "a: string", "`variables/b`: The variable 'b' is required, has no default, and is not passed")]
    [InlineData("a: integer", "a: string", "`variables/a`: The type string is passed but does not convert to integer, which is required")]
    [InlineData("a: string", "a: string?", "`variables/a`: The passed value may be null, but a value is required")]
    [InlineData("a: { type: string, max_length: 10 }", "a: string", "`variables/a`: Values longer than 10 are rejected, and the passed values may be longer")]
    public void ARollbackThatCouldNotRenderIsAnErrorAtItsName(string released, string current, string obstacle)
    {
        StampedFolder folder = Folder(released);
        folder[Path] = Text("2026-03-20.1", "rollback_to: 2026-03-15.1\n", current, "Now. ");

        CompiledPrompt compiled = folder.Compile(Path);

        Assert.Equal(
            "PG4005 3:14 `triage` cannot roll back to 2026-03-15.1, because 2026-03-15.1 does not fit the code of this build: " + obstacle
            + ". Restore what 2026-03-15.1 needs, name another release, or remove `rollback_to`.",
            PromptFile.Problem(Assert.Single(compiled.Diagnostics, static problem => problem.Severity == RuleSeverity.Error)));
        Assert.NotNull(compiled.Source);
        Assert.DoesNotContain("RenderVersion", compiled.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tools: [{ name: find }]\n", "", "`tools/find`: The tool 'find' is offered to the model but not implemented")]
    [InlineData("", "response_format: { type: json_schema, schema: { type: object } }\n", "`response`: The response is free text, but JSON that matches a schema is expected")]
    [InlineData(
        "response_format: { type: json_schema, schema: { type: object, properties: { team: { type: integer } }, required: [team] } }\n",
        "response_format: { type: json_schema, schema: { type: object, properties: { team: { type: string } }, required: [team] } }\n", "`response/properties/team`: ")]
    public void ToolsAndResponsesOfTheRollbackFitToo(string released, string current, string obstacle)
    {
        StampedFolder folder = Folder("a: string", released);
        folder[Path] = Text("2026-03-20.1", "rollback_to: 2026-03-15.1\n", "a: string", "Now. ") + current;

        Assert.Contains(obstacle, PromptFile.Problem(Assert.Single(folder.Compile(Path).Diagnostics)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "2026-03-17.1")]
    [InlineData(2, "2026-03-17.1,2026-03-16.1")]
    [InlineData(9, "2026-03-17.1,2026-03-16.1,2026-03-15.1")]
    public void AsManyReleasesAreCompiledInAsTheProjectAsksFor(int depth, string versions)
    {
        StampedFolder folder = Folder("a: string");
        foreach (string day in new[] { "2026-03-16", "2026-03-17", "2026-03-20" })
        {
            folder[Path] = folder[Path].Replace("template: \"", "template: \"x", StringComparison.Ordinal);
            folder.Write(Path, day);
        }

        CompiledPrompt compiled = folder.Compile(Path, Targets.Current with { EmbedDepth = depth });

        Assert.Empty(compiled.Diagnostics);
        string embedded = string.Join(",", versions.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static version => "{\"version\":\"" + version + "\""));
        string[] recorded = [.. compiled.Source!.Split("\"embedded\":[")[1].Split("]}")[0].Split(',').Where(static part => part.StartsWith("{\"version\"", StringComparison.Ordinal))];
        Assert.Equal(embedded, string.Join(",", recorded));
        Assert.Contains("\"rollback\":{\"version\":\"2026-03-17.1\",\"hash\":\"sha256:", compiled.Source, StringComparison.Ordinal);
        Assert.Equal(depth > 0, compiled.Source.Contains("RenderVersion(", StringComparison.Ordinal));
    }

    /// <summary>What a person reads who follows a rollback into the code.</summary>
    [Fact]
    public void TheCodeReadsWell()
    {
        StampedFolder folder = Folder("tier: [free, pro]\n  notes: { items: { properties: { author: string, cost: number } } }\n  tone: { type: string, default: calm }");
        folder[Path] = Text("2026-03-20.1", "rollback_to: 2026-03-15.1\n", "tier: [free, pro]\n  notes: { items: { properties: { author: string, cost: integer, text: string } } }", "Now. ");

        Snapshot.Matches(folder.Compile(Path).Source!, "EmbeddedVersion.cs12.txt");
    }

    internal static StampedFolder Folder(string variables, string more = "")
    {
        StampedFolder folder = new() { [Path] = Text("2026-03-15.1", "", variables, "Then. ") + more };
        Assert.IsType<NewStamp>(folder.Write(Path));
        return folder;
    }

    /// <summary>A prompt that writes every variable down whole.</summary>
    internal static string Text(string version, string rollback, string variables, string words)
    {
        string[] names = [.. variables.Split('\n').Select(static line => line.Split(':')[0].Trim())];
        return "prompt_id: triage\nversion: " + version + "\n" + rollback + "variables:\n  " + variables
            + "\ntemplate: \"" + words + string.Join(" ", names.Select(static name => "{{ " + name + " }}")) + "\"\n";
    }

    private static string Join(string first, string others) => others.Length == 0 ? first : first + ", " + others;

    private static string Run(StampedFolder folder, string expression, CompilationTarget target) =>
        Compile(folder, target, "RenderedPrompt prompt = " + expression + "; return new[] { prompt.Identity + \"\\n\" + prompt.Text };")[0];

    private static string[] Compile(StampedFolder folder, CompilationTarget target, string statements)
    {
        CompiledPrompt compiled = folder.Compile(Path, target);
        Assert.Equal([], compiled.Diagnostics.Where(static problem => problem.Severity == RuleSeverity.Error).Select(PromptFile.Problem));
        string code = (target.LanguageVersion >= 800 ? "#nullable disable\n" : "") + "using System; using System.Collections.Generic; using System.Linq; using PromptGen; using Acme.Support;\n"
            + "public static class Test { public static string[] Run() { " + statements + " } }";
        return CompiledCode.Of([compiled.Source!], target.LanguageVersion, code).Method<Func<string[]>>("Test", "Run")();
    }
}
