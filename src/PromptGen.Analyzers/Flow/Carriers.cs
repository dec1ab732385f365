using System;
using System.Collections.Generic;

namespace PromptGen.Analyzers.Flow;

/// <summary>Names under which the types of SDKs hold text on its way: <c>new TextContent(text)</c>, <c>new Content { Parts = [...] }</c>.</summary>
internal static class Carriers
{
    private static readonly HashSet<string> Members = new(StringComparer.OrdinalIgnoreCase)
    {
        "text", "content", "contents", "contentItems", "contentParts", "parts", "part", "items", "value", "message", "messages", "inputText", "inputTextContent",
        "template", "prompt", "data", "input", "block", "blocks", "systemMessage", "instructions", "collection", "source", "valueFactory", "result",
        "systemInstruction", "element", "first", "second", "s", "str", "string", "array", "list", "list2", "values", "utf8", "bytes", "buffer",
    };

    public static bool IsMember(string name) => Members.Contains(name);
}
