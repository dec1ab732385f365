namespace PromptGen;

/// <summary>The author of a message, in the terms that chat models share.</summary>
public enum PromptRole
{
    /// <summary>Instructions of the application; only prompt files create such messages.</summary>
    System,

    /// <summary>Instructions of the application, under the name that some providers use; only prompt files create such
    /// messages.</summary>
    Developer,

    /// <summary>Text that a user wrote.</summary>
    User,

    /// <summary>Text that the model answered.</summary>
    Assistant,

    /// <summary>Text that a tool returned.</summary>
    Tool,
}
