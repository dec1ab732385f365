using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Flows;
using PromptGen.Analyzers.Tests.Rendering;
using PromptGen.Analyzers.Tests.Requests;
using PromptGen.Analyzers.Tests.Sdks;
using PromptGen.Analyzers.Tests.Testing;
using PromptGen.Analyzers.Tests.Tools;
using PromptGen.CodeFixes;
using Xunit;

namespace PromptGen.Analyzers.Tests;

/// <summary>Code as it stands while somebody types: tokens missing, doubled or swapped. No analyzer may fail on it.</summary>
public sealed class IncompleteCodeTests
{
    private const int RoundsOfEach = 1;

    private static readonly string[] Sources =
    [
        .. Rows(MemberFlowTests.Members, static row => Snippet.Members("using OpenAI.Chat; using Microsoft.Extensions.AI;", row)),
        .. Rows(MemberFlowTests.Files, static row => Snippet.File("using OpenAI.Chat; using Microsoft.Extensions.AI;", row)),
        .. Rows(LocalFlowTests.Statements, static row => Snippet.Statements("using OpenAI.Chat;", row)),
        .. Rows(HandWrittenRequestTests.Statements, static row => Snippet.Statements("using System.Net.Http; using System.Text.Json.Nodes;", row)),
        .. Rows(MicrosoftExtensionsAITests.Statements, static row => Snippet.Statements("using Microsoft.Extensions.AI;", row)),
        .. Rows(SemanticKernelTests.Templates, static row => Snippet.Statements("using Microsoft.SemanticKernel; using Microsoft.SemanticKernel.ChatCompletion;", row)),
        .. ((IEnumerable<object[]>)ToolAgreementTests.Agreeing).Select(static row => ToolAgreementTests.File((string)row[0])),
        .. ((IEnumerable<object[]>)ToolAgreementTests.Agreeing).Select(static row => ToolAgreementTests.File(((string)row[0]).Replace("class Orders {", "class Orders { [Description(\"Looks for orders.\")]", StringComparison.Ordinal))),
        .. Rows(RenderCallTests.Swappable, static row => Snippet.Statements("", row) + GeneratedPrompt.Source),
        .. Rows(RenderCallTests.FormattedArguments, static row => Snippet.Statements("", row) + GeneratedPrompt.Source),
        .. Rows(ToolDescriptionTests.Members, static row => Snippet.Members("using Microsoft.Extensions.AI; using Microsoft.SemanticKernel;", row)),
    ];

    public static TheoryData<int> Parts => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task NeverThrows(int part)
    {
        Random random = new(part);
        for (int i = part; i < Sources.Length; i += 8)
        {
            for (int round = 0; round < RoundsOfEach; round++)
            {
                // Two files, so that the search across files runs as well.
                string damaged = Damage(MarkedSources.Unmarked(Sources[i]), random);
                string other = Damage(MarkedSources.Unmarked(Sources[random.Next(Sources.Length)]), random);
                CSharpCompilation compilation = AnalyzerRun.Compile([damaged, other.Replace("Application", "Other", StringComparison.Ordinal)]);
                await AnalyzerRun.RunAsync([.. AllAnalyzers.Create()], compilation);
            }
        }
    }

    /// <summary>
    /// Fixes for code that changed under the report: what is reported of the damaged code itself, and reports of the code before it was damaged,
    /// as an editor may still show them.
    /// </summary>
    [Theory]
    [MemberData(nameof(Parts))]
    public async Task FixesNeverThrow(int part)
    {
        Random random = new(100 + part);
        int applied = 0;
        for (int i = part; i < Sources.Length; i += 8)
        {
            string whole = MarkedSources.Unmarked(Sources[i]);
            ImmutableArray<Diagnostic> former = await ReportAsync(Open(whole));
            Document document = Open(Damage(whole, random));
            int length = (await document.GetTextAsync()).Length;
            foreach (Diagnostic diagnostic in (await ReportAsync(document)).Concat(former.Where(one => one.Location.SourceSpan.End <= length)))
            {
                applied += await ApplyAllAsync(document, diagnostic);
            }
        }

        Assert.True(applied > 10, "Hardly any fix was offered.");
    }

    private static async Task<int> ApplyAllAsync(Document document, Diagnostic diagnostic)
    {
        int applied = 0;
        foreach (CodeFixProvider fix in new CodeFixProvider[] { new MoveToPromptFileFix(), new DeclareToolFix(), new ToolDescriptionFix(), new NameArgumentsFix(), new SuppressWithReasonFix() })
        {
            if (!fix.FixableDiagnosticIds.Contains(diagnostic.Id))
            {
                continue;
            }

            List<CodeAction> actions = [];
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
            foreach (CodeAction action in actions)
            {
                applied += (await action.GetOperationsAsync(CancellationToken.None)).Length;
            }
        }

        return applied;
    }

    private static Document Open(string source) => new AdhocWorkspace().CurrentSolution
        .AddProject("App", "App", LanguageNames.CSharp)
        .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
        .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview))
        .AddMetadataReferences([.. Sdk.Framework, .. Sdk.All.SelectMany(Sdk.References)])
        .AddAdditionalDocument("triage.prompt.yaml", "prompt_id: triage\nversion: 2026-03-15.1\ntemplate: Hello.\ntools:\n  - name: lookup_order\n    description: Finds an order.\n").Project
        .AddDocument("File0.cs", source);

    private static async Task<ImmutableArray<Diagnostic>> ReportAsync(Document document) =>
        await AnalyzerRun.RunAsync([.. AllAnalyzers.Create()], (CSharpCompilation)(await document.Project.GetCompilationAsync())!);

    private static IEnumerable<string> Rows(IEnumerable<object[]> data, Func<string, string> toFile) => data.Select(row => toFile((string)row[0]));

    private static string Damage(string source, Random random)
    {
        List<SyntaxToken> tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()];
        List<(int Start, int End, string With)> edits = [];
        for (int times = 1 + random.Next(4); times > 0; times--)
        {
            SyntaxToken token = tokens[random.Next(tokens.Count)];
            string with = random.Next(4) switch { 0 => token.Text + " " + token.Text, 1 => tokens[random.Next(tokens.Count)].Text, _ => "" };
            edits.Add((token.SpanStart, token.Span.End, with));
        }

        foreach ((int start, int end, string with) in edits.DistinctBy(static edit => edit.Start).OrderByDescending(static edit => edit.Start))
        {
            source = source[..start] + with + source[end..];
        }

        return source;
    }
}
