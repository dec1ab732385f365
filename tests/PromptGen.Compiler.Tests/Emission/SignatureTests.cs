using System;
using System.Linq;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

/// <summary>What a prompt with mistakes in its texts still gives to the code that calls it.</summary>
public sealed class SignatureTests
{
    private const string Calls = """
        using System.Collections.Generic;
        using PromptGen;
        using Acme.Support;
        public static class Test
        {
            public static string Run()
            {
                var args = new SupportTriagePrompt.Args
                {
                    CustomerTier = SupportTriagePrompt.CustomerTier.Pro, TicketBody = "", Region = "eu-west",
                    Notes = new SupportTriagePrompt.Note[0], Conversation = new PromptMessage[0], Limit = 3,
                };
                bool done = SupportTriagePrompt.TryRender(args, out var rendered, out var problem);
                return done + " " + (problem == null ? "" : problem.Message);
            }
        }
        """;

    [Theory]
    [InlineData(703)]
    [InlineData(1200)]
    public void CodeThatCallsItCompilesAndGetsAnExceptionForATextThatNobodyMeant(int language)
    {
        CompiledPrompt prompt = Broken(Targets.WithLanguage(language) with { HasReleases = true });

        Assert.Null(prompt.Source);
        string text = CompiledCode.Of([prompt.Signatures!], language, Calls).Method<Func<string>>("Test", "Run")();

        Assert.StartsWith("False Prompt 'support-triage' was built with errors in its texts, so it cannot be rendered", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NoRecordSaysThatTheBuildContainsIt() =>
        Assert.DoesNotContain("PromptRecord", Broken(Targets.Current).Signatures, StringComparison.Ordinal);

    [Fact]
    public void SignaturesAreThoseOfTheSoundPrompt()
    {
        Assert.Equal(Signatures(Assert.Single(SupportTriage.Project(Targets.Current).Sources())), Signatures(Broken(Targets.Current).Signatures!));

        static string[] Signatures(string code) =>
            [.. code.Split('\n').Where(static line => line.Contains("public ", StringComparison.Ordinal) && !line.Contains(" Compiled ", StringComparison.Ordinal))];
    }

    private static CompiledPrompt Broken(CompilationTarget target) => Assert.Single(
        new PromptProject { Target = target }.Partial("house-style", "Be brief.")
            .Prompt(SupportTriage.Yaml.Replace("{{ customer_tier }}", "{{ customer_teir }}", StringComparison.Ordinal)).Compile());
}
