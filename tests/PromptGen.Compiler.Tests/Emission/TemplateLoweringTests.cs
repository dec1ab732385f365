using System;
using System.Collections.Generic;
using PromptGen.Compiler.Emission;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;
using PromptGen.Language.Binding;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

/// <summary>What lowered templates look like. What they render is the conformance runner's matter.</summary>
public sealed class TemplateLoweringTests
{
    private static readonly EquatableArray<PromptVariable> Variables = EquatableArray.Create(
        new PromptVariable("tier", new PromptType(PromptTypeKind.Enum) { EnumValues = EquatableArray.Create("free", "pro") }),
        new PromptVariable("body", new PromptType(PromptTypeKind.String)),
        new PromptVariable("writer", new PromptType(PromptTypeKind.String)),
        new PromptVariable("count", new PromptType(PromptTypeKind.Integer)),
        new PromptVariable("tags", new PromptType(PromptTypeKind.Array) { Items = new PromptType(PromptTypeKind.String) }));

    [Fact]
    public void TextStandsAtItsPlaceOfUse() => AssertBody(
        "Dear {{ body }}!",
        """
            writer.Append("Dear ");
            writer.Append(body);
            writer.Append("!");
        """);

    [Fact]
    public void SeveralLinesReadAsLines() => AssertBody(
        "One\nTwo \"é\"\n",
        """"
            writer.Append("""
                One
                Two "é"

                """);
        """");

    [Fact]
    public void ConstantsBecomePartOfTheText() => AssertBody(
        "{{ 'a' + 1 }}{{ true }}{{ if true }}b{{ else }}c{{ end }}",
        """
            writer.Append("a1trueb");
        """);

    [Fact]
    public void ALoopGoesThroughTheListByIndex() => AssertBody(
        "{{~ for t in tags ~}}\n- {{ t }}\n{{~ end ~}}",
        """
            global::PromptGen.Generated.TemplateLimit.CheckIterations(tags.Count, Compiled, "line 1, column 5");
            for (var i = 0; i < tags.Count; i++)
            {
                var t = tags[i];
                writer.Append("- ");
                writer.Append(t);
                writer.Append("\n");
            }
        """);

    [Fact]
    public void ConditionsChain() => AssertBody(
        "{{ if tier == 'pro' && count > 1 }}a{{ else if count }}b{{ end }}",
        """
            if (TextOf(tier) == "pro" && count > 1L)
            {
                writer.Append("a");
            }
            else
            {
                writer.Append("b");
            }
        """);

    [Fact]
    public void AnIndentedValueGetsItsIndentation() => AssertBody(
        "x\n  {{ body }}",
        """"
            writer.Append("""
                x
                  
                """);
            global::PromptGen.Generated.TemplateText.AppendIndented(ref writer, body, "  ", false);
        """");

    [Fact]
    public void AParameterMayHaveTheNameOfOurs()
    {
        string code = Emit("{{ writer }}", 1300);

        Assert.Contains("(ref global::PromptGen.Generated.PromptWriter writer2, string writer)", code, StringComparison.Ordinal);
        Assert.Contains("writer2.Append(writer);", code, StringComparison.Ordinal);
    }

    [Fact]
    public void APartialIsOneMethodHoweverOftenItIsIncluded()
    {
        string code = Emit("{{ include 'house-style' }} {{ include 'house-style' }}", 1300);

        Assert.Equal(2, code.Split("private static void").Length - 1);
        Assert.Contains("Write_HouseStyle(ref writer, body);", code, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereAProjectHasMoreTextThanStringLiteralsTakeItIsEncoded() => AssertBody(
        "Dear\né {{ body }}!",
        """"
            writer.Append("""
                Dear
                é 
                """u8, 7);
            writer.Append(body);
            writer.Append("!"u8, 1);
        """",
        textsExceedStrings: true);

    [Fact]
    public void OldLanguageVersionsGetStringLiteralsWhateverAProjectHas()
    {
        string code = Emit("Dear\n{{ body }}", 703, textsExceedStrings: true);

        Assert.Contains("writer.Append(\"Dear\\n\");", code, StringComparison.Ordinal);
        Assert.DoesNotContain("u8", code, StringComparison.Ordinal);
        Assert.DoesNotContain("string?", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ body }}{{ count + 1 }}{{ tags }}{{ tags | array.join ', ' }}{{ tier }}{{ tags[0] ?? body }}")]
    [InlineData("{{ for t in tags reversed }}{{ for.index }}{{ for.last }}{{ if t == body; break; end }}{{ end }}")]
    [InlineData("{{ v = count * 2 }}{{ capture c }}{{ v }}{{ end }}{{ c | string.upcase | string.truncate 5 }}")]
    public void NothingIsBoxedOrDispatchedAtRunTime(string template)
    {
        string code = Emit(template, 1300);

        foreach (string word in new[] { "object", "dynamic", " is ", "typeof", "GetType", "new Func", "Dictionary" })
        {
            Assert.DoesNotContain(word, code, StringComparison.Ordinal);
        }
    }

    private static void AssertBody(string template, string expected, bool textsExceedStrings = false)
    {
        string code = Emit(template, 1300, textsExceedStrings);
        string body = code.Substring(code.IndexOf("{\n", StringComparison.Ordinal) + 2);
        Assert.Equal(expected + "\n}\n", body);
    }

    private static string Emit(string template, int languageVersion, bool textsExceedStrings = false)
    {
        Dictionary<string, string> partials = new(StringComparer.Ordinal) { ["house-style"] = "Be kind to {{ body }}." };
        BoundTemplate bound = TemplateBinder.Bind(template, new TemplateScope(Variables, partials));
        Assert.Empty(bound.Problems);
        CodeWriter code = new();
        CompilationTarget target = new("App", "App", languageVersion, HasRequiredMembers: true, Public: true, Locked: true)
        {
            TextsExceedStrings = textsExceedStrings,
        };
        TemplateLowering.EmitMethod(code, "Write", bound, new Names(), target);
        return code.Finish();
    }

    private sealed class Names : ITemplateNames
    {
        public string Identity => "Compiled";

        public string Parameter(string variable) => variable;

        public string TypeName(string path) => path switch
        {
            "tier" => "Tier",
            "count" => "long",
            "tags" => "global::System.Collections.Generic.IReadOnlyList<string>",
            _ => "string",
        };

        public string Property(string path, string property) => property;

        public string EnumText(string path) => "TextOf";
    }
}
