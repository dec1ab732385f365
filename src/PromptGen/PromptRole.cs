namespace PromptGen;

/// <summary>Who speaks in a message, in the terms that chat models share.</summary>
public enum PromptRole
{
    /// <summary>Instructions of the application. Only prompt files make such messages.</summary>
    System,

    /// <summary>Instructions of the application, under the name that some providers use. Only prompt files make such messages.</summary>
    Developer,

    /// <summary>What a user wrote.</summary>
    User,

    /// <summary>What the model answered.</summary>
    Assistant,

    /// <summary>What a tool returned.</summary>
    Tool,
}
