using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.CSharp;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Tests;

namespace PromptGen.Fuzz.Targets;

/// <summary>A prompt file, through all stages of the compiler: read, resolved, bound, hashed and emitted.</summary>
internal sealed class PromptFileTarget : FuzzTarget
{
    private const string Yaml = "a.prompt.yaml";
    private const string Json = "a.prompt.json";

    private static readonly CompilationTarget Target = new("Sample", "Sample", 1200, HasRequiredMembers: true, Public: true, Locked: false) { HasReleases = true };

    private static readonly FragmentLibrary Library = FragmentLibrary.Of(EquatableArray.Create(
        Fragment("house-style.partial.md", "Be brief.{{ if $1 }} {{ $1 }}{{ end }}\n"),
        Fragment("loop.partial.md", "{{ include 'loop' }}"),
        Fragment("intro.message.md", "Hello {{ name }}.\n")));

    public override string Name => "prompt-file";

    public override IReadOnlyList<string> Words =>
    [
        "prompt_id: ", "version: 2026-03-15.1\n", "rollback_to: ", "description: ", "model: ", "parameters: ", "variables:\n", "messages:\n", "template: ", "tools:\n", "response_format: ",
        "strict: true\n", "rollout: ", "evaluation: ", "- role: system\n", "- role: user\n", "- slot: ", "file: intro.message.md", "type: string", "type: array", "type: object", "type: date-time", "type: enum",
        "properties: ", "items: ", "values: ", "nullable: true", "untrusted: true", "sensitive: true", "max_length: ", "on_overflow: truncate", "pattern: ", "format: ", "default: ", "parameter: ", "type_name: ", "required: ",
        "{{ include 'house-style' }}", "{{ name }}", "{{", "}}", "|-\n", ">+2\n", "&a ", "*a", "!!str ", "<<: ", "? ", "- ", ": ", "\r\n", "\"\\u00e9\"", "\"\\ud83d\\ude00\"", "\\x", "---\n", "...\n",
        "%YAML 1.2\n", "\uFEFF", "0x1F", "1e999", ".inf", "~", "{", "}", "[", "]", "'", "\"", "#", "\t", "\u2028", "\u0085",
    ];

    public override IEnumerable<byte[]> Seeds() =>
    [
        .. PromptFileTexts.All.Select(Encode),
        .. RepositoryFolder.Files("*.prompt.yaml").Concat(RepositoryFolder.Files("*.prompt.json")).Select(File.ReadAllBytes),
    ];

    public override void Run(byte[] input)
    {
        string text = Decode(input);
        Check(Yaml, text);
        if (text.AsSpan().TrimStart() is ['{', ..])
        {
            Check(Json, text);
        }

        SourceFile file = Source(Yaml, text);
        DiagnosticList problems = new(new FileText(file.Path, text));
        if (TextChecks.Check(file, problems, yaml: true))
        {
            CheckReaders(problems);
        }
    }

    private static void Check(string name, string text)
    {
        SourceFile file = Source(name, text);
        ReadPrompt read = PromptCompiler.Read(file, CancellationToken.None);
        BrokenPromiseException.ThrowIfFound(ProblemPlaces.Fault(read.Diagnostics, text, file.Path));
        if (read.Definition is not { } definition)
        {
            BrokenPromiseException.ThrowUnless(!read.Diagnostics.IsEmpty, "The file has neither a definition nor a problem.");
            return;
        }

        ResolvedPrompt resolved = PromptCompiler.Resolve(definition, Library, CancellationToken.None);
        CompiledPrompt compiled = PromptCompiler.Compile(resolved, Target, CancellationToken.None);
        BrokenPromiseException.ThrowIfFound(ProblemPlaces.Fault(resolved.Diagnostics, text, file.Path));
        PromptDiagnostic[] problems = [.. read.Diagnostics, .. resolved.Diagnostics, .. compiled.Diagnostics];
        BrokenPromiseException.ThrowIfFound(ProblemPlaces.Fault(problems.Where(problem => problem.Location.Path == file.Path).ToEquatableArray(), text, file.Path));
        if (compiled.Source is null)
        {
            BrokenPromiseException.ThrowUnless(
                problems.Any(static problem => problem.Severity == RuleSeverity.Error), "The prompt has neither a class nor an error.");
            return;
        }

        ParsedCode.Check(compiled.Source, LanguageVersion.CSharp12);
        string canonical = CanonicalText.Of(PromptCompiler.Effective(resolved));
        BrokenPromiseException.ThrowUnless(CanonicalText.Read(canonical) is not null, "The canonical form cannot be read: " + canonical);
    }

    /// <summary>The small YAML reader gives up, or reads what the full one reads.</summary>
    private static void CheckReaders(DiagnosticList problems)
    {
        if (YamlSubsetReader.Read(problems.File, CancellationToken.None) is not { } subset)
        {
            return;
        }

        DocumentNode? full = YamlDocumentReader.Read(problems, CancellationToken.None);
        BrokenPromiseException.ThrowUnless(
            full is not null && problems.ToEquatableArray().IsEmpty, "The small YAML reader accepts what the full one refuses: " + string.Join(' ', problems.ToEquatableArray()));
        BrokenPromiseException.ThrowUnless(DocumentTreeText.Of(subset) == DocumentTreeText.Of(full), "The two YAML readers read different trees.");
    }

    private static SourceFile Source(string name, string text) => new("/" + name, name, SourceFileKind.Prompt, text);

    private static Fragment Fragment(string name, string text) => PromptCompiler.ReadFragment(
        new SourceFile("/" + name, name, name.Contains(".partial.", StringComparison.Ordinal) ? SourceFileKind.Partial : SourceFileKind.Message, text), CancellationToken.None);
}
