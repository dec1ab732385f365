using System;
using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>What a prompt file says about a tool whose C# method it names. The analyzers compare it with that method.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PromptToolAttribute : Attribute
{
    /// <summary>One tool of one prompt.</summary>
    /// <param name="prompt">The id of the prompt.</param>
    /// <param name="tool">The name of the tool.</param>
    /// <param name="method">The method as the file names it, with its type where needed.</param>
    /// <param name="description">The description that the model reads; null where the file has none.</param>
    /// <param name="parameters">The JSON Schema of the arguments; null where the file has none.</param>
    public PromptToolAttribute(string prompt, string tool, string method, string? description, string? parameters)
    {
        Prompt = prompt;
        Tool = tool;
        Method = method;
        Description = description;
        Parameters = parameters;
    }

    /// <summary>The id of the prompt.</summary>
    public string Prompt { get; }

    /// <summary>The name of the tool.</summary>
    public string Tool { get; }

    /// <summary>The method as the file names it, with its type where needed.</summary>
    public string Method { get; }

    /// <summary>The description that the model reads; null where the file has none.</summary>
    public string? Description { get; }

    /// <summary>The JSON Schema of the arguments; null where the file has none.</summary>
    public string? Parameters { get; }

    /// <summary>The prompt file, relative to the project; null from earlier packages.</summary>
    public string? File { get; set; }

    /// <summary>The line of the file that names the method, counted from 1; 0 from earlier packages.</summary>
    public int Line { get; set; }
}
