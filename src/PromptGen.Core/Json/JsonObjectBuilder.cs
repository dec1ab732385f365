using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using PromptGen.Core.Collections;
using PromptGen.Core.Performance;

namespace PromptGen.Core.Json;

/// <summary>Builds an object member by member. Absent parts (null) are left out.</summary>
internal sealed class JsonObjectBuilder
{
    // Most objects of a prompt have two to four members, and there are some forty in each prompt.
    private const int FirstCapacity = 4;

    private JsonMember[] _members = new JsonMember[FirstCapacity];
    private int _count;

    [MethodImpl(HotLoop.OptimizeAtOnce)]
    public JsonObjectBuilder Add(string name, JsonValue? value)
    {
        if (value is not null)
        {
            if (_count == _members.Length)
            {
                Array.Resize(ref _members, Math.Max(FirstCapacity, 2 * _count));
            }

            _members[_count++] = new JsonMember(name, value);
        }

        return this;
    }

    public JsonObjectBuilder Add(string name, string? value) => Add(name, value is null ? null : new JsonString(value));

    public JsonObjectBuilder Add(string name, bool? value) => Add(name, value is null ? null : new JsonBoolean(value.Value));

    public JsonObjectBuilder Add(string name, int? value) =>
        Add(name, value is null ? null : new JsonNumber(value.Value.ToString(CultureInfo.InvariantCulture)));

    public JsonObjectBuilder Add(string name, EquatableArray<JsonValue> items) => Add(name, new JsonArray(items));

    /// <summary>The object. What is added afterwards is not in it.</summary>
    public JsonObject Build()
    {
        Array.Resize(ref _members, _count);
        return new JsonObject(new EquatableArray<JsonMember>(_members));
    }
}
