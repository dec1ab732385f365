namespace PromptGen.Analyzers.Sinks;

/// <summary>Where in a request to a model a text ends up.</summary>
internal enum PromptPosition
{
    /// <summary>A system or developer message, or the instructions of an agent.</summary>
    Instructions,

    /// <summary>A template that the SDK itself fills in.</summary>
    Template,

    /// <summary>A message in the name of the user.</summary>
    User,

    /// <summary>What a model reads about a tool.</summary>
    ToolDescription,

    /// <summary>The body of a request, in which a prompt may stand.</summary>
    Body,

    /// <summary>The name of a file or directory from which the SDK itself reads templates.</summary>
    File,

    /// <summary>Decided by a role that the code passes along; see the callers.</summary>
    ByRole,
}
