using System;
using System.Linq;
using Xunit;

namespace PromptGen.Generator.Tests.Derived;

/// <summary>Files that follow from the rules of diagnostics are as <c>build/diagnostics</c> writes them, which sets the variable below.</summary>
public sealed class DerivedFileTests
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("PROMPTGEN_WRITE_DERIVED") == "1";

    public static TheoryData<string> Paths => [.. DerivedFile.All(DiagnosticRulesTests.Rules).Select(static file => file.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void AFileIsAsTheRulesSay(string path)
    {
        DerivedFile file = DerivedFile.All(DiagnosticRulesTests.Rules).Single(candidate => candidate.Path == path);
        if (Writes)
        {
            file.Write();
        }

        string text = file.Read();
        Assert.True(file.Rewrite(text) == text, path + " is not as the rules say. Run build/diagnostics.");
    }
}
