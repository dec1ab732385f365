using System;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

/// <summary>Generated code works with the types of the variable schema and nothing looser.</summary>
public class LeanCodeTests
{
    [Fact]
    public void ThereIsNoObjectAndNoBoxing()
    {
        PromptProject project = SupportTriage.Project(Targets.Current);
        string source = Assert.Single(project.Sources());
        Assert.DoesNotContain("object ", source.Replace("\"type\":\"object ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        Type type = CompiledCode.Of([source], 1200, "").Assembly.GetType("Acme.Support.SupportTriagePrompt")!;
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        MethodInfo[] methods = [.. type.GetMethods(All).Concat(type.GetNestedTypes(All).Where(static nested => !nested.IsEnum).SelectMany(static nested => nested.GetMethods(All)))];

        Assert.NotEmpty(methods);
        Assert.All(methods, static method => Assert.DoesNotContain(OpCodes.Box, Instructions.Of(method)));
    }

    [Fact]
    public void ListingThePromptsBuildsNoPatternAndRendersNothing()
    {
        PromptProject project = SupportTriage.Project(Targets.Current);
        string catalog = PromptCompiler.EmitCatalog(
            Core.Collections.EquatableArray.Create(new CatalogEntry("support-triage", "SupportTriagePrompt")), project.Target);
        CompiledCode code = CompiledCode.Of(
            [.. project.Sources(), catalog], 1200,
            "public static class Test { public static string Run() => string.Join(\"|\", System.Linq.Enumerable.Select(Acme.Support.PromptCatalog.Prompts, prompt => prompt.Id)); }");

        Assert.Equal("support-triage", code.Method<Func<string>>("Test", "Run")());
        FieldInfo pattern = code.Assembly.GetType("Acme.Support.SupportTriagePrompt")!.GetField("RegionPattern", BindingFlags.NonPublic | BindingFlags.Static)!;
        FieldInfo regex = typeof(Generated.PromptPattern).GetField("_regex", BindingFlags.NonPublic | BindingFlags.Instance)!;
        Assert.Null(regex.GetValue(pattern.GetValue(null)));
    }
}
