using System;
using System.Linq;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

/// <summary>Names of a prompt file that meet names of C#, of the generated code, or of the project around it.</summary>
public class HostileNameTests
{
    [Theory]
    [InlineData(703)]
    [InlineData(1200)]
    public void KeywordsAndNamesOfGeneratedCodeWorkAsVariables(int language)
    {
        string[] names =
        [
            "class", "namespace", "public", "new", "int", "event", "value", "writer", "output", "user", "system", "args", "id", "render", "compiled",
            "i", "item", "text", "check", "t_writer", "text_of", "defaults", "write_user", "prompt_gen", "var", "await", "required", "record", "field",
        ];
        string[] usable = [.. names.Where(static name => name != "args")];
        string yaml = "prompt_id: hostile\nversion: 2026-03-15.1\nvariables:\n"
            + string.Concat(usable.Select(static name => $"  {name}: string\n"))
            + "template: \"" + string.Concat(usable.Select(static name => "{{ " + name + " }}")) + "\"\n";

        string arguments = string.Join(", ", usable.Select(static (_, index) => "\"" + (char)('A' + (index % 26)) + "\""));

        Assert.Equal(
            string.Concat(usable.Select(static (_, index) => (char)('A' + (index % 26)))),
            new PromptProject { Target = Targets.WithLanguage(language) }.Prompt(yaml).Render("HostilePrompt.Render(" + arguments + ")"));
    }

    [Fact]
    public void EnumsAndObjectsMayBeNamedLikeTypesOfTheLibraryAndOfSystem()
    {
        PromptProject project = new PromptProject().Prompt("""
            prompt_id: shadow
            version: 2026-03-15.1
            variables:
              system: [on, off]
              prompt_identity: [a, b]
              string: { type: object, properties: { class: string, value: integer, compiled: string } }
              argument: { type: array, items: { type: object, properties: { text: { type: string, max_length: 3 } } } }
              prompt_gen: [x, y]
            template: "{{ system }}{{ prompt_identity }}{{ argument[0].text }}{{ prompt_gen }}"
            """.Replace("string: { type", "text_of: { type", StringComparison.Ordinal).Replace("{{ prompt_gen }}", "{{ prompt_gen }}{{ text_of.class }}{{ text_of.value }}{{ text_of.compiled }}", StringComparison.Ordinal));

        Assert.Equal("onbabcxk7c", project.Render("""
            ShadowPrompt.Render(ShadowPrompt.System.On, ShadowPrompt.PromptIdentity.B, new ShadowPrompt.TextOf("k", 7, "c"),
                new[] { new ShadowPrompt.ArgumentItem("abc") }, ShadowPrompt.PromptGen.X)
            """));
    }

    [Fact]
    public void AProjectMayHaveTypesWithTheNamesOfTheLibrarys()
    {
        PromptProject project = SupportTriage.Project(Targets.Current);
        const string User = """
            namespace Acme.Support { public class PromptMessage { } public class RenderedPrompt { } public class PromptIdentity { } public class Argument { } }
            namespace Acme.System { } namespace Acme.PromptGen.Generated { }
            """;

        Assert.NotNull(CompiledCode.Of(project.Sources(), 1200, User).Assembly.GetType("Acme.Support.SupportTriagePrompt"));
    }

    [Fact]
    public void LettersOfOtherAlphabetsStayLetters()
    {
        PromptProject project = new PromptProject().Prompt("""
            prompt_id: letters
            version: 2026-03-15.1
            variables:
              tier: ["straße", "東京", "été", "1st", "in progress"]
            template: "{{ tier }}"
            """);

        string[] result = project.Run<string[]>(
            "return Enum.GetValues(typeof(LettersPrompt.Tier)).Cast<LettersPrompt.Tier>().Select(tier => tier + \"=\" + LettersPrompt.Render(tier).Text).ToArray();");

        Assert.Equal(["Straße=straße", "東京=東京", "Été=été", "_1st=1st", "InProgress=in progress"], result);
    }

    [Fact]
    public void GeneratedCodeStandsInTheGlobalNamespaceWhereTheProjectHasNone()
    {
        PromptProject project = new PromptProject { Target = Targets.Current with { Namespace = "" } }
            .Prompt("prompt_id: bare\nversion: 2026-03-15.1\ntemplate: x\n");

        Assert.NotNull(CompiledCode.Of(project.Sources(), 1200, "").Assembly.GetType("BarePrompt"));
    }

    [Fact]
    public void InternalCodeIsNotSeenFromOutside()
    {
        PromptProject project = SupportTriage.Project(Targets.Current with { Public = false });

        Assert.Empty(CompiledCode.Of([.. project.Sources(), PromptCompiler.EmitCatalog(default, project.Target)], 1200, "").Assembly.GetExportedTypes());
    }
}
