using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using PromptGen.Core.Collections;
using PromptGen.Core.Performance;

namespace PromptGen.Core.Json;

/// <summary>Builds an object member by member. Absent parts (null) are left out.</summary>
internal sealed class JsonObjectBuilder
{
    private readonly List<JsonMember> _members = new(8);

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public JsonObjectBuilder Add(string name, JsonValue? value)
    {
        if (value is not null)
        {
            _members.Add(new JsonMember(name, value));
        }

        return this;
    }

    public JsonObjectBuilder Add(string name, string? value) => Add(name, value is null ? null : new JsonString(value));

    public JsonObjectBuilder Add(string name, bool? value) => Add(name, value is null ? null : new JsonBoolean(value.Value));

    public JsonObjectBuilder Add(string name, int? value) =>
        Add(name, value is null ? null : new JsonNumber(value.Value.ToString(CultureInfo.InvariantCulture)));

    public JsonObjectBuilder Add(string name, EquatableArray<JsonValue> items) => Add(name, new JsonArray(items));

    public JsonObject Build() => new(_members.ToEquatableArray());
}
