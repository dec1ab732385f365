using System;
using System.Collections.Generic;

namespace PromptGen;

/// <summary>The parts of a model call that the version of a prompt defines.</summary>
[Flags]
public enum PromptParts
{
    /// <summary>No part: the call contains exactly what was rendered.</summary>
    None = 0,

    /// <summary>System and developer messages, and <c>ChatOptions.Instructions</c>.</summary>
    Instructions = 1,

    /// <summary>The other messages of the prompt, or the order of its messages; your application provides what is in slots, so it
    /// is not compared.</summary>
    Messages = 2,

    /// <summary>The model of the call.</summary>
    Model = 4,

    /// <summary>Model parameters, such as the temperature.</summary>
    Parameters = 8,

    /// <summary>The set of tools, their descriptions and their schemas.</summary>
    Tools = 16,

    /// <summary>The required format of the answer.</summary>
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
