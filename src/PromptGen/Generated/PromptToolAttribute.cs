using System;
using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>The declaration of a tool in a prompt file that names a C# method; the analyzers compare it with that method.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PromptToolAttribute : Attribute
{
    /// <summary>Creates the record of one tool of one prompt.</summary>
    /// <param name="prompt">The id of the prompt.</param>
    /// <param name="tool">The name of the tool.</param>
    /// <param name="method">The method as the file names it, with its type if needed.</param>
    /// <param name="description">The description that the model reads; null if the file does not have one.</param>
    /// <param name="parameters">The JSON Schema of the arguments; null if the file does not have one.</param>
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

    /// <summary>The method as the file names it, with its type if needed.</summary>
    public string Method { get; }

    /// <summary>The description that the model reads; null if the file does not have one.</summary>
    public string? Description { get; }

    /// <summary>The JSON Schema of the arguments; null if the file does not have one.</summary>
    public string? Parameters { get; }

    /// <summary>The prompt file, relative to the project; null in code that earlier packages generated.</summary>
    public string? File { get; set; }

    /// <summary>The line of the file that names the method, from 1; 0 in code that earlier packages generated.</summary>
    public int Line { get; set; }
}
