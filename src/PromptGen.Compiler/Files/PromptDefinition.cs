using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;

namespace PromptGen.Compiler.Files;

/// <summary>A prompt file that was read and validated: what it says, and where. Templates are text still.</summary>
internal sealed record PromptDefinition
{
    public required string Path { get; init; }

    public required string RelativePath { get; init; }

    /// <summary>SHA-256 of the file's text in UTF-8 with LF line ends and without a byte order mark, as lower-case hex.</summary>
    public required string InputHash { get; init; }

    public required string Id { get; init; }

    public required SourceSpan IdSpan { get; init; }

    /// <summary>The C# class, without namespace: kebab-case id to PascalCase + <c>Prompt</c>.</summary>
    public required string ClassName { get; init; }

    public required string Version { get; init; }

    public required SourceSpan VersionSpan { get; init; }

    public string? RollbackTo { get; init; }

    public SourceSpan RollbackToSpan { get; init; }

    public string? Description { get; init; }

    public string? Model { get; init; }

    /// <summary>With numbers in normal form, as in all values that are hashed; null if the file does not have any.</summary>
    public JsonObject? Parameters { get; init; }

    /// <summary>In file order.</summary>
    public EquatableArray<DefinedVariable> Variables { get; init; }

    /// <summary>False if a variable could not be read: then only the syntax of templates can be checked, not their
    /// meaning.</summary>
    public bool HasAllVariables { get; init; } = true;

    /// <summary>In file order.</summary>
    public EquatableArray<DefinedMessage> Messages { get; init; }

    /// <summary>False if a message could not be read: then unused variables cannot be detected.</summary>
    public bool HasAllMessages { get; init; } = true;

    public EquatableArray<DefinedTool> Tools { get; init; }

    public JsonObject? ResponseFormat { get; init; }

    /// <summary>Unused variables are errors.</summary>
    public bool Strict { get; init; }

    public JsonValue? Rollout { get; init; }

    public string? Evaluation { get; init; }
}

/// <summary>A variable, the place of its name, and its C# settings in the file.</summary>
/// <param name="Notes">On the variable's type and the types inside it, in the order of the file.</param>
internal sealed record DefinedVariable(PromptVariable Variable, SourceSpan NameSpan, EquatableArray<TypeNote> Notes)
{
    /// <summary>The C# parameter, if the file names it (<c>parameter</c>).</summary>
    public string? ParameterName { get; init; }
}

/// <summary>A tool, and the C# method that implements it, if the file names one.</summary>
/// <param name="MethodLine">The line that names the method, counted from zero.</param>
internal sealed record DefinedTool(ToolDefinition Tool, string? Method, int MethodLine);

internal abstract record DefinedMessage;

/// <summary>A message with a template, wherever that is.</summary>
internal abstract record DefinedTemplate(PromptMessageRole Role) : DefinedMessage;

/// <summary>A message whose template is in the prompt file itself.</summary>
internal sealed record InlineMessage(PromptMessageRole Role, MappedText Template) : DefinedTemplate(Role);

/// <summary>A message whose template is in another file of the prompt folder (<c>file:</c>).</summary>
/// <param name="File">Relative to the project folder, with <c>/</c>, already resolved against the prompt file's folder.</param>
internal sealed record FileMessage(PromptMessageRole Role, string File, SourceSpan FileSpan) : DefinedTemplate(Role);

/// <summary>A place for messages that the caller passes in.</summary>
internal sealed record SlotMessage(string Name, SourceSpan NameSpan) : DefinedMessage;
