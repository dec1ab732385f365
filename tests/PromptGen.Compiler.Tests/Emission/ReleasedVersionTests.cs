using System;
using System.Linq;
using System.Reflection;
using PromptGen.Compiler.Versions;
using PromptGen.Compiler.Tests.Files;
using PromptGen.Compiler.Tests.Versions;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Releases;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

/// <summary>What releases serve through today's <c>Render</c> is, byte for byte, what the version rendered when it was current.</summary>
public sealed class ReleasedVersionTests
{
    private const string Path = StampedFolder.Yaml;

    [Theory]
    [MemberData(nameof(EmbeddedVersionTests.Conversions), MemberType = typeof(EmbeddedVersionTests))]
    public void APackedVersionRendersWhatItRendered(string released, string current, string arguments, string formerArguments)
    {
        foreach (int language in new[] { 703, 1200 })
        {
            CompilationTarget target = Targets.WithLanguage(language) with { HasReleases = true, EmbedDepth = 0 };
            StampedFolder folder = EmbeddedVersionTests.Folder(released);
            EffectivePrompt then = PromptCompiler.Effective(folder.Resolve(Path));
            string[] before = Run(folder, "TriagePrompt.Render(" + formerArguments + ")", target, serve: null);

            folder[Path] = EmbeddedVersionTests.Text("2026-03-20.1", "rollback_to: 2026-03-15.1\n", current, "Now. ");
            string[] now = Run(folder, "TriagePrompt.Render(" + arguments + ")", target, prompt => Packed(prompt, then));

            Assert.Equal(before[1], now[1]);
            Assert.Equal(before[0].Replace("compiled)", "stable)", StringComparison.Ordinal), now[0]);
        }
    }

    [Theory]
    [MemberData(nameof(EmbeddedVersionTests.Conversions), MemberType = typeof(EmbeddedVersionTests))]
    public void TodaysVersionFromAPackRendersWhatTodaysCodeRenders(string released, string current, string arguments, string formerArguments)
    {
        _ = released;
        _ = formerArguments;
        StampedFolder folder = EmbeddedVersionTests.Folder(current);
        EffectivePrompt today = PromptCompiler.Effective(folder.Resolve(Path));
        CompilationTarget target = Targets.Releasable;
        const string call = "TriagePrompt.Render(";

        string[] compiled = Run(folder, call + arguments + ")", target, serve: null);
        string[] packed = Run(folder, call + arguments + ")", target, prompt => Packed(prompt, today));

        Assert.Equal(compiled[1], packed[1]);
    }

    [Theory]
    [MemberData(nameof(EmbeddedVersionTests.Conversions), MemberType = typeof(EmbeddedVersionTests))]
    public void AnEmbeddedVersionRendersWhatItRendered(string released, string current, string arguments, string formerArguments)
    {
        CompilationTarget target = Targets.Releasable;
        StampedFolder folder = EmbeddedVersionTests.Folder(released);
        string[] before = Run(folder, "TriagePrompt.Render(" + formerArguments + ")", target, serve: null);

        folder[Path] = EmbeddedVersionTests.Text("2026-03-20.1", "rollback_to: 2026-03-15.1\n", current, "Now. ");
        string[] now = Run(folder, "TriagePrompt.Render(" + arguments + ")", target, static prompt =>
            new KnownVersion(prompt.Embedded[0], VersionSource.Embedded, null));
        string[] compiled = Run(folder, "TriagePrompt.RenderVersion(PromptVersion.Parse(\"2026-03-20.1\")" + (arguments.Length == 0 ? "" : ", ") + arguments + ")", target,
            static prompt => new KnownVersion(prompt.Embedded[0], VersionSource.Embedded, null));

        Assert.Equal(before[1], now[1]);
        Assert.Equal(before[0].Replace("compiled)", "stable)", StringComparison.Ordinal), now[0]);
        Assert.StartsWith("triage 2026-03-20.1 (", compiled[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: string", "a: string", "null", "'a' is null, but the prompt file does not allow null")]
    [InlineData("a: { items: string }", "a: { items: string }", "new string[] { null }", "'a[]' is null, but the prompt file does not allow null")]
    [InlineData("t: [a, b, c]", "t: [a, b]", "(TriagePrompt.T)5", "'t' is not one of the values that the prompt file lists")]
    [InlineData("n: { properties: { a: string } }", "n: { properties: { b: string, a: string } }", "null", "'n' is null, but the prompt file does not allow null")]
    [InlineData("a: { type: string, max_length: 3 }", "a: { type: string, max_length: 3 }", "\"abcd\"", "'a' has 4 UTF-16 code units, but max_length is 3. Shorten the value, or set on_overflow: truncate in the prompt file")]
    [InlineData("a: { type: string, pattern: \"[a-z]+\" }", "a: { type: string, pattern: \"[a-z]+\" }", "\"1\"", "'a' does not match the pattern [a-z]+")]
    public void WhatAPackRefusesIsRefusedInItsName(string released, string current, string argument, string reason)
    {
        StampedFolder folder = EmbeddedVersionTests.Folder(released);
        EffectivePrompt then = PromptCompiler.Effective(folder.Resolve(Path));
        folder[Path] = EmbeddedVersionTests.Text("2026-03-20.1", "rollback_to: 2026-03-15.1\n", current, "Now. ");

        string[] result = Compile(folder, Targets.Releasable with { EmbedDepth = 0 },
            "try { TriagePrompt.Render(" + argument + "); return new[] { \"rendered\" }; } catch (PromptArgumentException exception) { return new[] { exception.Message }; }",
            prompt => Packed(prompt, then));

        Assert.Equal("Prompt 'triage' (version 2026-03-15.1): " + reason, result[0]);
    }

    [Fact]
    public void MessagesPartialsAndSlotsOfAPackAreThoseOfTheRelease()
    {
        const string before = """
            prompt_id: triage
            version: 2026-03-15.1
            model: gpt-4.1
            variables: { tier: [free, pro], notes: { items: { properties: { author: string, text: string } } }, tone: { type: string, default: calm } }
            messages:
              - role: system
                template: "{{ include 'style' }} Tier {{ tier }}. {{ tone }}"
              - slot: talk
              - role: user
                template: "{{ for n in notes }}{{ n.author }}: {{ n.text }}; {{ end }}"
              - role: assistant
                template: "Four"
              - slot: later
              - role: developer
                template: "Six"
            """;
        StampedFolder folder = new() { [Path] = before, ["Prompts/style.partial.md"] = "Be brief." };
        EffectivePrompt then = PromptCompiler.Effective(folder.Resolve(Path));
        folder[Path] = before.Replace("Tier {{ tier }}", "{{ tier }}", StringComparison.Ordinal).Replace(", tone: { type: string, default: calm }", "", StringComparison.Ordinal)
            .Replace(" {{ tone }}", "", StringComparison.Ordinal);
        folder["Prompts/style.partial.md"] = "Be kind.";

        string[] result = Compile(folder, Targets.Releasable, """
            RenderedPrompt prompt = TriagePrompt.Render(
                TriagePrompt.Tier.Pro, new[] { new TriagePrompt.Note("Ann", "Hi") }, new[] { PromptMessage.User("Talk") }, new PromptMessage[0]);
            return prompt.Messages.Select(message => message.Role + " " + message.Text).Append(prompt.Identity.Model).ToArray();
            """, prompt => Packed(prompt, then));

        Assert.Equal(["System Be brief. Tier pro. calm", "User Talk", "User Ann: Hi; ", "Assistant Four", "Developer Six", "gpt-4.1"], result);
    }

    [Theory]
    [InlineData("system", "{{ if note == null }}{{ note = 'none' }}{{ end }}{{ note }}", true)]
    [InlineData("developer", "{{ note }}{{ note = '' }}", true)]
    [InlineData("system", "{{ include 'sets' }}{{ x }}", true)]
    [InlineData("system", "{{ note | prompt.fence }}", false)]
    [InlineData("user", "{{ note }}{{ note = '' }}", false)]
    public void UntrustedTextIsRefusedInAPackAsWhereItIsCompiled(string role, string template, bool isRefused)
    {
        StampedFolder folder = new()
        {
            [Path] = "prompt_id: triage\nversion: 2026-03-15.1\nmodel: gpt-4.1\nvariables: { note: { type: string, nullable: true, untrusted: true } }\nmessages:\n"
                + "  - role: " + role + "\n    template: \"" + template + "\"\n",
            ["Prompts/sets.partial.md"] = "{{ x = note }}",
        };
        EffectivePrompt prompt = PromptCompiler.Effective(folder.Resolve(Path));

        bool refusedByCompiler = folder.Compile(Path, Targets.Releasable).Diagnostics.Any(static problem => problem.Rule == DiagnosticRules.UntrustedInstruction);
        Exception? refusal = Record.Exception(() => PackedPrompt.Create(prompt, PromptContract.Of(prompt)));

        Assert.Equal(isRefused, refusedByCompiler);
        Assert.Equal(isRefused, refusal is FormatException { Message: var message } && message.Contains("PG1218", StringComparison.Ordinal));
    }

    [Fact]
    public void Utf8AndTryRenderServeTheReleaseAsWell()
    {
        StampedFolder folder = EmbeddedVersionTests.Folder("a: string");
        EffectivePrompt then = PromptCompiler.Effective(folder.Resolve(Path));
        folder[Path] = EmbeddedVersionTests.Text("2026-03-20.1", "rollback_to: 2026-03-15.1\n", "a: string", "Now. ");
        const string code = """
            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
            PromptIdentity utf8 = TriagePrompt.RenderUtf8(buffer, "é");
            bool done = TriagePrompt.TryRender(new TriagePrompt.Args { A = "b" }, out RenderedPrompt tried, out Exception problem);
            bool wrong = TriagePrompt.TryRender(new TriagePrompt.Args { A = null }, out _, out problem);
            return new[] { utf8.Version + " " + utf8.Channel, System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan), done + " " + tried.Identity.Version + " " + tried.Text, wrong + " " + problem.Message };
            """;

        Assert.Equal(
            ["2026-03-15.1 stable", "Then. é", "True 2026-03-15.1 Then. b", "False Prompt 'triage' (version 2026-03-15.1): 'a' is null, but the prompt file does not allow null"],
            Compile(folder, Targets.Releasable, code, prompt => Packed(prompt, then)));
        Assert.Equal(
            ["2026-03-20.1 stable", "Now. é", "True 2026-03-20.1 Now. b", "False Prompt 'triage' (version 2026-03-20.1): 'a' is null, but the prompt file does not allow null"],
            Compile(folder, Targets.Releasable, code, static prompt => new KnownVersion(prompt.Compiled, VersionSource.Compiled, null)));
    }

    private static KnownVersion Packed(ReleasablePrompt prompt, EffectivePrompt version)
    {
        // Through its canonical bytes, as a pack has it.
        string canonical = JsonWriter.WriteCanonical(CanonicalPrompt.Of(version));
        Assert.True(JsonReader.TryRead(canonical, out JsonValue? json, out _));
        EffectivePrompt read = CanonicalPromptReader.Prompt(json);
        Assert.Equal(canonical, JsonWriter.WriteCanonical(CanonicalPrompt.Of(read)));
        Assert.Empty(ContractComparison.FindIncompatibilities(prompt.Contract, PromptContract.Of(read)));
        PromptIdentity identity = new(prompt.Compiled.Id, "2026-03-15.1", ContentHash.Of(PromptHashes.CanonicalBytes(read)), read.Model);
        return new KnownVersion(identity, VersionSource.Packed, PackedPrompt.Create(read, prompt.Contract));
    }

    private static string[] Run(StampedFolder folder, string expression, CompilationTarget target, Func<ReleasablePrompt, KnownVersion>? serve) =>
        Compile(folder, target, "RenderedPrompt prompt = " + expression + "; return new[] { prompt.Identity.ToString(), prompt.Text };", serve);

    /// <param name="serve">What is released as stable; null: releases have no say.</param>
    private static string[] Compile(StampedFolder folder, CompilationTarget target, string statements, Func<ReleasablePrompt, KnownVersion>? serve)
    {
        CompiledPrompt compiled = folder.Compile(Path, target);
        Assert.Equal([], compiled.Diagnostics.Where(static problem => problem.Severity == RuleSeverity.Error).Select(PromptFile.Problem));
        string code = (target.LanguageVersion >= 800 ? "#nullable disable\n" : "") + "using System; using System.Collections.Generic; using System.Linq; using PromptGen; using Acme.Support;\n"
            + "public static class Test { public static string[] Run() { " + statements + " } }";
        CompiledCode assembly = CompiledCode.Of([compiled.Source!], target.LanguageVersion, code);
        Func<string[]> run = assembly.Method<Func<string[]>>("Test", "Run");
        if (serve is null)
        {
            return run();
        }

        Type hook = assembly.Assembly.GetType("Acme.Support.TriagePrompt+ReleaseHook", throwOnError: true)!;
        ReleasablePrompt prompt = (ReleasablePrompt)hook.GetField("Prompt", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        KnownVersion version = serve(prompt);
        PromptReleases releases = new(new PromptReleasesOptions());
        releases.Publish(new ReleaseSnapshot([new ReleaseEntry(prompt, 1, version, canary: null, [version], [], new UnkeyedCounter())], expires: null));
        using PromptScope scope = releases.Begin(PromptContext.None);
        return run();
    }
}
