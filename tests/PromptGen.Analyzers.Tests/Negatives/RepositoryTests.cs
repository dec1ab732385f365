using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PromptGen.Analyzers.Rules;
using PromptGen.Analyzers.Tests.Testing;
using Xunit;

namespace PromptGen.Analyzers.Tests.Negatives;

/// <summary>Nothing is reported about this repository: its own code holds prompts in files, or talks about prompts.</summary>
public sealed class RepositoryTests
{
    private static readonly string Root = typeof(RepositoryTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "RepositoryRoot").Value!;

    public static TheoryData<string> Folders =>
    [
        .. new[] { "src", "samples", "tests" }
            .SelectMany(static folder => Directory.EnumerateDirectories(Path.Combine(Root, folder)))
            .Select(static folder => Path.GetRelativePath(Root, folder))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task HasNoReports(string folder)
    {
        string[] sources =
        [
            .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
                .Where(static path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/Stubs/", StringComparison.Ordinal))
                .Select(File.ReadAllText),
        ];
        CSharpCompilation compilation = AnalyzerRun.Compile(sources).WithReferences([.. Sdk.Process, .. Sdk.All.SelectMany(Sdk.References)]);

        ImmutableArray<Diagnostic> reported = await AnalyzerRun.RunAsync([.. AllAnalyzers.Create()], compilation);

        Assert.Empty(reported.Select(static problem => problem.ToString()));
    }
}
