using System;
using System.Collections.Generic;

namespace PromptGen;

/// <summary>Parts of what is sent to a model that a prompt's version promises.</summary>
[Flags]
public enum PromptParts
{
    /// <summary>No part: what was sent is what was rendered.</summary>
    None = 0,

    /// <summary>System and developer messages, and <c>ChatOptions.Instructions</c>.</summary>
    Instructions = 1,

    /// <summary>The prompt's other messages, or the order of its messages. What slots hold is the application's.</summary>
    Messages = 2,

    /// <summary>The model.</summary>
    Model = 4,

    /// <summary>Model parameters.</summary>
    Parameters = 8,

    /// <summary>Tools: which, their descriptions and schemas.</summary>
    Tools = 16,

    /// <summary>The form of the answer.</summary>
    ResponseFormat = 32,
}

/// <summary>The names of parts in telemetry.</summary>
internal static class PromptPartNames
{
    private static readonly (PromptParts Part, string Name)[] All =
    [
        (PromptParts.Instructions, "instructions"),
        (PromptParts.Messages, "messages"),
        (PromptParts.Model, "model"),
        (PromptParts.Parameters, "parameters"),
        (PromptParts.Tools, "tools"),
        (PromptParts.ResponseFormat, "response_format"),
    ];

    public static IEnumerable<string> Of(PromptParts parts)
    {
        foreach ((PromptParts part, string name) in All)
        {
            if ((parts & part) != PromptParts.None)
            {
                yield return name;
            }
        }
    }

    /// <summary><c>intact</c>, or <c>altered(tools,parameters)</c>.</summary>
    public static string Integrity(PromptParts altered) =>
        altered == PromptParts.None ? "intact" : "altered(" + string.Join(",", Of(altered)) + ")";
}
