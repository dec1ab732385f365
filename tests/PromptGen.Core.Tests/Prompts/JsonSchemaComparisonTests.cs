using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using Xunit;

namespace PromptGen.Core.Tests.Prompts;

public sealed class JsonSchemaComparisonTests
{
    [Theory]
    // Everything, nothing, equality.
    [InlineData("""{"type":"string"}""", "{}")]
    [InlineData("""{"type":"string"}""", "true")]
    [InlineData("false", """{"type":"string"}""")]
    [InlineData("""{"not":{"type":"string"},"x-own":1.0}""", """{"x-own":1,"not":{"type":"string"}}""")]
    [InlineData("""{"type":"string","title":"A","description":"B"}""", """{"type":"string","default":"x"}""")]
    // Types.
    [InlineData("""{"type":"integer"}""", """{"type":"number"}""")]
    [InlineData("""{"type":"string"}""", """{"type":["string","null"]}""")]
    [InlineData("""{"type":"string"}""", """{"type":"string","nullable":true}""")]
    [InlineData("""{"type":"number"}""", """{"type":["integer","number"]}""")]
    // Values.
    [InlineData("""{"enum":["a"]}""", """{"enum":["b","a"]}""")]
    [InlineData("""{"const":"a"}""", """{"type":"string"}""")]
    [InlineData("""{"const":1.0}""", """{"enum":[1]}""")]
    [InlineData("""{"type":"boolean"}""", """{"enum":[true,false]}""")]
    [InlineData("""{"type":"string","enum":["a",null]}""", """{"enum":["a"]}""")]
    [InlineData("""{"enum":["ab","abc"]}""", """{"type":"string","maxLength":3}""")]
    [InlineData("""{"enum":["😀"]}""", """{"maxLength":1}""")]
    // Objects.
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""", """{"type":"object","required":["a"]}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"}}}""")]
    [InlineData("""{"type":"object","properties":{"a":{}},"additionalProperties":false}""", """{"type":"object","properties":{"a":{}},"additionalProperties":false}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"}}}""", """{"type":"object","additionalProperties":{"type":"number"}}""")]
    // Arrays.
    [InlineData("""{"type":"array","items":{"type":"integer"},"minItems":2,"maxItems":3}""", """{"type":"array","items":{"type":"number"},"minItems":1,"maxItems":5}""")]
    [InlineData("""{"type":"array","uniqueItems":true}""", """{"type":"array","uniqueItems":true}""")]
    [InlineData("""{"type":"array"}""", """{"type":"array","uniqueItems":false}""")]
    // Limits.
    [InlineData("""{"type":"number","minimum":1.5,"maximum":2}""", """{"type":"number","minimum":1.50,"maximum":10e0}""")]
    [InlineData("""{"type":"string"}""", """{"minimum":5}""")]
    [InlineData("""{"type":"string","pattern":"^a$","format":"date"}""", """{"type":"string","pattern":"^a$","format":"date"}""")]
    // Compositions.
    [InlineData("""{"type":["string","null"]}""", """{"anyOf":[{"type":"string"},{"type":"null"}]}""")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", """{"type":["string","null"]}""")]
    [InlineData("""{"oneOf":[{"const":"a"},{"const":"b"}]}""", """{"enum":["a","b"]}""")]
    [InlineData("""{"enum":["a",1]}""", """{"oneOf":[{"type":"string"},{"type":"integer"}]}""")]
    [InlineData("""{"allOf":[{"type":"object"},{"properties":{"a":{"type":"string"}},"required":["a"]}]}""", """{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""", """{"allOf":[{"type":"object"},{"required":["a"]}]}""")]
    // References.
    [InlineData("""{"$defs":{"s":{"type":"string"}},"properties":{"a":{"$ref":"#/$defs/s"}}}""", """{"definitions":{"t":{"type":"string"}},"properties":{"a":{"$ref":"#/definitions/t"}}}""")]
    [InlineData("""{"$ref":"#/$defs/a~1b%20c","$defs":{"a/b c":{"type":"string"}}}""", """{"type":"string"}""")]
    [InlineData("""{"type":"object","properties":{"next":{"$ref":"#"},"v":{"type":"integer"}}}""", """{"type":"object","properties":{"v":{"type":"number"},"next":{"$ref":"#"}}}""")]
    [InlineData("""{"type":"object","properties":{"a":{"$ref":"#","description":"one"},"b":{"$ref":"#","title":"two"}}}""", """{"type":"object","properties":{"a":{"$ref":"#"},"b":{"$ref":"#"}}}""")]
    public void Fits(string allowed, string accepted) =>
        Assert.Empty(Compare(allowed, accepted).Select(static difference => difference.Path + " " + difference.Reason));

    [Theory]
    [InlineData("{}", """{"type":"string"}""", "")]
    [InlineData("""{"type":"string"}""", "false", "")]
    [InlineData("""{"type":"number"}""", """{"type":"integer"}""", "")]
    [InlineData("""{"type":"string","nullable":true}""", """{"type":"string"}""", "")]
    [InlineData("""{"enum":["a","c"]}""", """{"enum":["a","b"]}""", "")]
    [InlineData("""{"type":"string"}""", """{"type":"string","enum":["a"]}""", "")]
    [InlineData("""{"enum":["abcd"]}""", """{"type":"string","maxLength":3}""", "")]
    [InlineData("""{"type":"object","properties":{"a":{}}}""", """{"type":"object","required":["a"]}""", "/properties/a")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"}}}""", """{"properties":{"a":{"type":"string"}}}""", "/properties/a")]
    [InlineData("""{"type":"object","properties":{"b":{}}}""", """{"properties":{"a":{}},"additionalProperties":false}""", "/properties/b")]
    [InlineData("""{"type":"object","additionalProperties":true}""", """{"properties":{"a":{"type":"string"}}}""", "/properties/a")]
    [InlineData("""{"type":"object","additionalProperties":true}""", """{"additionalProperties":false}""", "/additionalProperties")]
    [InlineData("""{"type":"object","patternProperties":{"^a":{"type":"integer"}}}""", """{"properties":{"a":{"type":"string"}}}""", "/properties/a")]
    [InlineData("""{"type":"object","if":{},"then":{"properties":{"a":{"type":"integer"}}}}""", """{"properties":{"a":{"type":"string"}}}""", "/properties/a")]
    [InlineData("""{"type":"array"}""", """{"type":"array","items":{"type":"string"}}""", "/items")]
    [InlineData("""{"type":"array","items":{"type":"object","properties":{"a":{"type":"null"}}}}""", """{"items":{"properties":{"a":{"type":"string"}}}}""", "/items/properties/a")]
    [InlineData("""{"type":"array","prefixItems":[{"type":"integer"}],"items":{"type":"string"}}""", """{"type":"array","items":{"type":"string"},"prefixItems":[{"type":"string"}]}""", "")]
    [InlineData("""{"type":"array","maxItems":5}""", """{"type":"array","maxItems":4}""", "")]
    [InlineData("""{"type":"number"}""", """{"minimum":0}""", "")]
    [InlineData("""{"type":"string","pattern":"^ab?$"}""", """{"pattern":"^a$"}""", "")]
    [InlineData("""{"type":"string"}""", """{"type":"string","x-unknown":1}""", "")]
    [InlineData("""{"type":"string"}""", """{"not":{"const":"a"}}""", "")]
    [InlineData("""{"type":["string","integer"]}""", """{"anyOf":[{"type":"string"},{"type":"null"}]}""", "")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"integer"}]}""", """{"type":"string"}""", "")]
    [InlineData("""{"type":"string"}""", """{"oneOf":[{"type":"string"},{"maxLength":3}]}""", "")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"}},"anyOf":[{"properties":{"b":{}}}]}""", """{"properties":{"a":{"type":"string"}}}""", "/properties/a")]
    [InlineData("""{"allOf":[{"type":"object","properties":{"a":{"type":"integer"}}},{"properties":{"b":{}}}]}""", """{"properties":{"a":{"type":"string"}}}""", "/properties/a")]
    [InlineData("""{"type":"object","allOf":[{"$ref":"#/$defs/x"},{"$ref":"#/$defs/y"}],"$defs":{"x":{"properties":{"a":{"type":"integer"}}},"y":{}}}""", """{"properties":{"a":{"type":"string"}}}""", "/properties/a")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"}},"$ref":"#/$defs/y","$defs":{"y":{"properties":{"b":{}}}}}""", """{"properties":{"a":{"type":"string"}}}""", "/properties/a")]
    [InlineData("""{"$ref":"https://example.com/schema"}""", """{"type":"string"}""", "")]
    [InlineData("""{"type":"object","properties":{"next":{"$ref":"#"},"v":{"type":"number"}}}""", """{"type":"object","properties":{"v":{"type":"integer"},"next":{"$ref":"#"}}}""", "/properties/v")]
    // What held only under an alternative that does not fit is compared again.
    [InlineData("""{"$defs":{"n":{"type":"object","properties":{"next":{"$ref":"#/$defs/n"},"v":{"type":"number"}}}},"type":"object","properties":{"a":{"$ref":"#/$defs/n"},"b":{"$ref":"#/$defs/n"}}}""", """{"$defs":{"n":{"type":"object","properties":{"next":{"$ref":"#/$defs/n"},"v":{"type":"integer"}}}},"type":"object","properties":{"a":{"anyOf":[{"$ref":"#/$defs/n"},{"type":"object"}]},"b":{"$ref":"#/$defs/n"}}}""", "/properties/b/properties/v")]
    public void DoesNotFit(string allowed, string accepted, string path)
    {
        IReadOnlyList<SchemaDifference> found = Compare(allowed, accepted);

        Assert.Contains(path, found.Select(static difference => difference.Path));
        Assert.All(found, static difference => Assert.EndsWith(".", difference.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void ASchemaOfSharedReferencesEndsInTime()
    {
        string Doubling(string leaf)
        {
            StringBuilder text = new("""{"$ref":"#/$defs/d0","$defs":{""");
            for (int i = 0; i < 60; i++)
            {
                string next = "{\"$ref\":\"#/$defs/d" + (i + 1) + "\"}";
                text.Append("\"d" + i + "\":{\"type\":\"object\",\"properties\":{\"l\":" + next + ",\"r\":" + next + "}},");
            }

            return text.Append("\"d60\":").Append(leaf).Append("}}").ToString();
        }

        Assert.NotEmpty(Compare(Doubling("""{"type":"string"}"""), Doubling("""{"type":"integer"}""")));
        Assert.Empty(Compare(Doubling("""{"type":"integer"}"""), Doubling("""{"type":"number"}""")));
    }

    [Fact]
    public void ASchemaThatOnlyRefersToItselfEnds() =>
        Assert.Empty(Compare("""{"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"$ref":"#/$defs/a"}]}}}""", """{"$ref":"#"}"""));

    private static IReadOnlyList<SchemaDifference> Compare(string allowed, string accepted) =>
        JsonSchemaComparison.FindDifferences(Read(allowed), Read(accepted));

    private static JsonValue Read(string json)
    {
        Assert.True(JsonReader.TryRead(json, out JsonValue? value, out JsonSyntaxError? error), error?.Message);
        return value;
    }
}
