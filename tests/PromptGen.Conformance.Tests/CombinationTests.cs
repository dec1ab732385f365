using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using PromptGen.Language;
using PromptGen.Language.Binding;
using Xunit;

namespace PromptGen.Conformance.Tests;

/// <summary>Every form that a value can have, in every place where one can stand: what is accepted compiles, and both back ends render what Scriban renders.</summary>
public sealed class CombinationTests
{
    private const string Variables = """
        {"s":{"type":"string"},"ns":{"type":"string","nullable":true},"i":{"type":"integer"},"ni":{"type":"integer","nullable":true},"n":{"type":"number"},
        "m":{"type":"decimal"},"b":{"type":"boolean"},"d":{"type":"string","format":"date-time"},"nd":{"type":"string","format":"date-time","nullable":true},
        "e":{"type":"string","enum":["red","green"]},"xs":{"type":"array","items":{"type":"integer"}},"nxs":{"type":"array","items":{"type":"integer"},"nullable":true},
        "ts":{"type":"array","items":{"type":"string"}},"os":{"type":"array","items":{"type":"object","properties":{"a":{"type":"integer"},"t":{"type":"string","nullable":true}}}},
        "o":{"type":"object","nullable":true,"properties":{"i":{"type":"integer"},"e":{"type":"string","enum":["x","y"]},"b":{"type":"boolean"},"l":{"type":"array","items":{"type":"string"}},
        "p":{"type":"object","nullable":true,"properties":{"q":{"type":"number"}}}}}}
        """;

    private const string Values = """
        {"s":"abc","ns":null,"i":3,"ni":null,"n":2.5,"m":"1.10","b":true,"d":"2026-01-05T10:20:30Z","nd":null,"e":"red","xs":[3,1,2],"nxs":null,"ts":["b","a"],
        "os":[{"a":1,"t":"x"},{"a":2,"t":null}],"o":{"i":7,"e":"y","b":true,"l":["p","q"],"p":{"q":0.5}}}
        """;

    private static readonly string[] Lists =
    [
        "[4,5,6]", "xs", "nxs", "ts", "os", "(b ? [1] : [2])", "(b ? xs : [2])", "(nxs ?? [1])", "(xs | array.sort)", "(1..3)", "(1..<i)", "o?.l", "(o?.l ?? [])", "[]", "[s,'q']",
        "[[1],[2]]", "[{a:1},{a:2}]", "(s | string.split 'b')", "[e,e]", "[ni,1]", "(os | array.map 'a')", "(b ? [] : [1])",
    ];

    private static readonly string[] PlacesOfLists =
    [
        "{{ X }}", "{{ X | array.size }}", "{{ X.size }}", "{{ X[0] }}", "{{ X | array.first }}", "{{ X | array.join ',' }}", "{{ X | array.reverse }}", "{{ X | array.uniq }}",
        "{{ X | array.limit 1 }}", "{{ X | array.concat X }}", "{{ X | array.contains X[0] }}", "{{ X | object.to_json }}", "{{ if X }}t{{ else }}f{{ end }}",
        "{{ for q in X }}{{ for.index }}{{ q }}{{ for.length }}{{ else }}none{{ end }}", "{{ for q in X reversed limit:1 }}{{ q }}{{ for.changed }}{{ end }}",
        "{{ y = X; y = y | array.reverse; y | array.size }}", "{{ (b ? X : X) | array.size }}", "{{ X ?? X }}", "{{ X?.size }}", "{{ y = {k: X}; y.k.size }}", "{{ [X].size }}",
        "{{ func f(z); ret z | array.size; end }}{{ f X }}", "{{ capture c }}{{ X }}{{ end }}{{ c }}", "  {{ X }}\n",
    ];

    private static readonly string[] Scalars =
    [
        "s", "ns", "i", "ni", "n", "m", "b", "d", "nd", "e", "'lit'", "5", "2.5", "true", "null", "o.i", "o?.i", "o?.e", "o?.b", "o?.p?.q", "(b ? s : 'x')", "(b ? e : null)", "(ni ?? 4)",
        "(b ? ni : 1)", "(b ? i : n)", "(s | string.size)", "(i / 2)", "(i // 2)", "(m * 2)", "s[0]", "xs[0]", "nxs?.size", "(nd ?? d)", "d.year", "os[0]?.a", "os[0].t", "-i", "!b",
    ];

    private static readonly string[] PlacesOfScalars =
    [
        "{{ X }}", "{{ X + 1 }}", "{{ X + 'a' }}", "{{ 'a' + X }}", "{{ X * 2 }}", "{{ X % 2 }}", "{{ -X }}", "{{ !X }}", "{{ X == X }}", "{{ X != null }}", "{{ X < X }}", "{{ X == 'red' }}",
        "{{ X && b }}", "{{ X ?? 'other' }}", "{{ X ?? 3 }}", "{{ X ? 'y' : 'n' }}", "{{ if X }}t{{ end }}", "{{ case X }}{{ when 'red' }}r{{ when 3 }}three{{ else }}e{{ end }}",
        "{{ X | object.to_json }}", "{{ X | object.typeof }}", "{{ X | object.default 'q' }}", "{{ X | string.upcase }}", "{{ X | math.round 1 }}", "{{ X | math.plus 1.5 }}",
        "{{ X | string.slice 0 1 }}", "{{ X | date.to_string '%F' }}", "{{ y = X; y }}", "{{ y = X; y ?? 0 }}", "{{ [X, X] | array.size }}", "{{ {k: X}.k }}", "{{ for q in 1..X }}{{ q }}{{ end }}",
        "{{ capture c }}{{ X }}{{ end }}{{ c }}", "{{ func f(z); ret z; end }}{{ f X }}", "{{ xs | array.contains X }}", "{{ (b ? X : null) ?? X }}", "{{ X == null ? 'n' : X }}", "  {{ X }}\n",
    ];

    [Fact]
    public void WhatIsAcceptedCompilesAndRendersTheSameInBothBackEnds()
    {
        List<(Vector Vector, BoundTemplate Template)> accepted = [];
        foreach (string template in Templates())
        {
            Vector vector = Vector.Parse(
                "{\"id\":\"combination\",\"area\":\"\",\"variables\":" + Variables + ",\"values\":" + Values + ",\"output\":\"\",\"template\":" + JsonSerializer.Serialize(template) + "}");
            BoundTemplate bound = TemplateBinder.Bind(template, new TemplateScope(vector.Variables, vector.Partials));
            if (!bound.HasErrors)
            {
                accepted.Add((vector, bound));
            }
        }

        CompiledBackEnd compiled = CompiledBackEnd.Compile(accepted, sourceFolder: null);
        List<string> failures = [];
        for (int i = 0; i < accepted.Count; i++)
        {
            IReadOnlyList<Rendered> renderings = Runner.Render(accepted[i].Vector, accepted[i].Template, compiled, i);
            if (renderings.Any(rendered => rendered.HasCrashed || rendered.DiffersFrom(renderings[0])))
            {
                failures.Add(accepted[i].Vector.Template + ": " + string.Join(", ", renderings.Select(static rendered => rendered.BackEnd + " " + (rendered.Text ?? rendered.Exception))));
            }
        }

        Assert.Empty(failures);
        Assert.InRange(accepted.Count, 1_000, int.MaxValue);
    }

    private static IEnumerable<string> Templates() =>
        Lists.SelectMany(static value => PlacesOfLists.Select(place => place.Replace("X", value, System.StringComparison.Ordinal)))
            .Concat(Scalars.SelectMany(static value => PlacesOfScalars.Select(place => place.Replace("X", value, System.StringComparison.Ordinal))));
}
