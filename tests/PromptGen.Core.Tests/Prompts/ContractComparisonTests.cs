using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using Xunit;

namespace PromptGen.Core.Tests.Prompts;

public sealed class ContractComparisonTests
{
    private static readonly PromptType Text = new(PromptTypeKind.String);

    [Fact]
    public void AnEqualContractFits() => Prop.ForAll(EffectivePromptGenerator.Prompts(), static prompt =>
    {
        PromptContract contract = PromptContract.Of(prompt);
        // Two properties of one name never come out of a file.
        return HasDoubles(contract) || ContractComparison.FindIncompatibilities(contract, contract).IsEmpty;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void NeededVariablesAreAmongThoseSupplied()
    {
        PromptContract today = Contract([("tier", Text, true), ("body", Text, true)]);

        Assert.Empty(Compare(today, Contract([("body", Text, true)])));
        Assert.Empty(Compare(today, Contract([("body", Text, true), ("tier", Text, true)])));
        Assert.Empty(Compare(today, Contract([("body", Text, true), ("extra", Text, false)])));
        ContractIncompatibility missing = Assert.Single(Compare(today, Contract([("region", Text, true), ("body", Text, true)])));
        Assert.Equal((ContractIncompatibilityKind.VariableMissing, "variables/region"), (missing.Kind, missing.Path));
        Assert.Contains("'region'", missing.Reason, System.StringComparison.Ordinal);
    }

    [Fact]
    public void OrderIsPartOfTheHashButNotOfCompatibility()
    {
        PromptContract first = Contract([("a", Text, true), ("b", Text, true)]);
        PromptContract second = Contract([("b", Text, true), ("a", Text, true)]);

        Assert.Empty(Compare(first, second));
        Assert.NotEqual(first.Hash, second.Hash);
        Assert.StartsWith("sha256:", first.Hash, System.StringComparison.Ordinal);
    }

    public static TheoryData<string, string, bool> Conversions => new()
    {
        { "string", "string", true },
        { "integer", "number", true },
        { "integer", "decimal", true },
        { "number", "integer", false },
        { "number", "decimal", false },
        { "decimal", "number", false },
        { "integer", "string", false },
        { "date", "date-time", true },
        { "date-time", "date", true },
        { "string", "date", false },
        { "string", "boolean", false },
        { "string", "string?", true },
        { "string?", "string", false },
        { "string?", "string?", true },
        { "enum:a,b", "enum:a,b,c", true },
        { "enum:a,b", "enum:b,a", true },
        { "enum:a,b", "enum:a", false },
        { "enum:a,b", "string", true },
        { "string", "enum:a,b", false },
        { "integer[]", "number[]", true },
        { "string[]", "string", false },
        { "string", "string[]", false },
        { "string?[]", "string[]", false },
    };

    [Theory]
    [MemberData(nameof(Conversions))]
    public void TypesConvertOrDoNot(string supplied, string needed, bool converts)
    {
        EquatableArray<ContractIncompatibility> found = Compare(Contract([("v", Type(supplied), true)]), Contract([("v", Type(needed), true)]));

        Assert.Equal(converts, found.IsEmpty);
        Assert.All(found, static problem => Assert.StartsWith("variables/v", problem.Path, System.StringComparison.Ordinal));
    }

    [Fact]
    public void PropertiesAreComparedByName()
    {
        PromptType note = Object(("author", Text), ("text", Text));

        Assert.Empty(Compare(Of(note), Of(Object(("text", Text)))));
        Assert.Empty(Compare(Of(note), Of(Object(("text", Text), ("author", Text)))));
        Assert.Equal("variables/v/when", Assert.Single(Compare(Of(note), Of(Object(("when", Text))))).Path);
        Assert.Equal("variables/v/items/author", Assert.Single(Compare(Of(List(note)), Of(List(Object(("author", new PromptType(PromptTypeKind.Boolean))))))).Path);
    }

    [Fact]
    public void LimitsMustNotGetTighter()
    {
        PromptType Limited(int length, OverflowMode mode) => Text with { MaxLength = length, OnOverflow = mode };

        Assert.Empty(Compare(Of(Limited(10, OverflowMode.Error)), Of(Text)));
        Assert.Empty(Compare(Of(Limited(10, OverflowMode.Error)), Of(Limited(20, OverflowMode.Error))));
        Assert.Empty(Compare(Of(Text), Of(Limited(5, OverflowMode.Truncate))));
        Assert.Empty(Compare(Of(Type("enum:free,pro")), Of(Limited(4, OverflowMode.Error))));
        Assert.Empty(Compare(Of(Text with { Pattern = "^a$" }), Of(Text with { Pattern = "^a$" })));
        foreach ((PromptType supplied, PromptType needed) in new[]
        {
            (Text, Limited(20, OverflowMode.Error)),
            (Limited(30, OverflowMode.Error), Limited(20, OverflowMode.Error)),
            (Limited(10, OverflowMode.Truncate), Limited(20, OverflowMode.Error)),
            (Type("enum:free,enterprise"), Limited(4, OverflowMode.Error)),
            (Text, Text with { Pattern = "^a$" }),
            (Text with { Pattern = "^ab?$" }, Text with { Pattern = "^a$" }),
        })
        {
            Assert.Equal(ContractIncompatibilityKind.VariableLimit, Assert.Single(Compare(Of(supplied), Of(needed))).Kind);
        }
    }

    [Fact]
    public void SlotsNeededAreAmongThosePassedIn()
    {
        PromptContract with = Contract([]) with { Slots = EquatableArray.Create("conversation") };

        Assert.Empty(Compare(with, Contract([])));
        Assert.Equal(ContractIncompatibilityKind.SlotMissing, Assert.Single(Compare(Contract([]), with)).Kind);
    }

    [Fact]
    public void ToolsOfferedAreAmongThoseImplemented()
    {
        PromptContract today = Tools(("lookup", """{"type":"object","properties":{"id":{"type":"string"},"limit":{"type":"integer"}},"required":["id"]}"""));

        Assert.Empty(Compare(today, Contract([])));
        Assert.Empty(Compare(today, Tools(("lookup", """{"type":"object","properties":{"id":{"type":"string"}},"required":["id"]}"""))));
        Assert.Equal(
            (ContractIncompatibilityKind.ToolMissing, "tools/refund"),
            Assert.Single(Compare(today, Tools(("refund", null)))) is var missing ? (missing.Kind, missing.Path) : default);
        Assert.Equal(
            (ContractIncompatibilityKind.ToolArguments, "tools/lookup/properties/id"),
            Assert.Single(Compare(today, Tools(("lookup", """{"type":"object","properties":{"id":{"type":"integer"}},"required":["id"]}""")))) is var changed
                ? (changed.Kind, changed.Path) : default);
        Assert.Empty(Compare(Tools(("ping", null)), Tools(("ping", null))));
        Assert.NotEmpty(Compare(Tools(("ping", null)), Tools(("ping", """{"type":"object","properties":{"host":{"type":"string"}}}"""))));
    }

    [Fact]
    public void ResponsesAllowedAreAmongThoseAccepted()
    {
        PromptContract text = Response(null);
        PromptContract anyObject = Response("""{"type":"json_object"}""");
        PromptContract team = Response("""{"type":"json_schema","schema":{"type":"object","properties":{"team":{"type":"string"}},"required":["team"]}}""");
        PromptContract number = Response("""{"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object","properties":{"team":{"type":"integer"}},"required":["team"]}}}""");

        Assert.Empty(Compare(text, team));
        Assert.Empty(Compare(anyObject, team));
        Assert.NotEmpty(Compare(team, anyObject));
        Assert.Equal("response", Assert.Single(Compare(team, text)).Path);
        ContractIncompatibility changed = Assert.Single(Compare(team, number));
        Assert.Equal((ContractIncompatibilityKind.Response, "response/properties/team"), (changed.Kind, changed.Path));
    }

    private static EquatableArray<ContractIncompatibility> Compare(PromptContract code, PromptContract candidate) =>
        ContractComparison.FindIncompatibilities(code, candidate);

    private static PromptContract Contract((string Name, PromptType Type, bool Required)[] variables) => new(
        variables.Select(static variable => new ContractVariable(variable.Name, variable.Type, variable.Required)).ToEquatableArray(),
        EquatableArray<string>.Empty, EquatableArray<ContractTool>.Empty, null);

    private static PromptContract Of(PromptType type) => Contract([("v", type, true)]);

    private static PromptContract Tools(params (string Name, string? Schema)[] tools) => Contract([]) with
    {
        Tools = tools.Select(static tool => new ContractTool(tool.Name, tool.Schema is null ? null : (JsonObject)Read(tool.Schema))).ToEquatableArray(),
    };

    private static PromptContract Response(string? format) =>
        PromptContract.Of(new EffectivePrompt { ResponseFormat = format is null ? null : (JsonObject)Read(format) });

    private static PromptType Object(params (string Name, PromptType Type)[] properties) => new(PromptTypeKind.Object)
    {
        Properties = properties.Select(static property => new PromptProperty(property.Name, property.Type)).ToEquatableArray(),
    };

    private static PromptType List(PromptType items) => new(PromptTypeKind.Array) { Items = items };

    private static PromptType Type(string name)
    {
        if (name.EndsWith("[]", System.StringComparison.Ordinal))
        {
            return List(Type(name[..^2]));
        }

        if (name.EndsWith('?'))
        {
            return Type(name[..^1]) with { Nullable = true };
        }

        return name.StartsWith("enum:", System.StringComparison.Ordinal)
            ? new PromptType(PromptTypeKind.Enum) { EnumValues = new EquatableArray<string>(name[5..].Split(',')) }
            : new PromptType(System.Enum.GetValues<PromptTypeKind>().Single(kind => CanonicalPrompt.KindName(kind) == name));
    }

    private static bool HasDoubles(PromptContract contract) =>
        contract.Variables.Select(static variable => variable.Name).Distinct().Count() < contract.Variables.Count
        || contract.Tools.Select(static tool => tool.Name).Distinct().Count() < contract.Tools.Count
        || contract.Variables.Any(static variable => HasDoubles(variable.Type));

    private static bool HasDoubles(PromptType type) =>
        type.Properties.Select(static property => property.Name).Distinct().Count() < type.Properties.Count
        || type.Properties.Any(static property => HasDoubles(property.Type))
        || (type.Items is { } items && HasDoubles(items));

    private static JsonValue Read(string json)
    {
        Assert.True(JsonReader.TryRead(json, out JsonValue? value, out JsonSyntaxError? error), error?.Message);
        return value;
    }
}
