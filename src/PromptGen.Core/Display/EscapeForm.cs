namespace PromptGen.Core.Display;

/// <summary>How a character is shown that must not be written as it is.</summary>
internal enum EscapeForm
{
    /// <summary><c>\u{202e}</c>, for people.</summary>
    Text,

    /// <summary><c>\u202e</c>, which a reader of JSON takes for the character itself.</summary>
    Json,

    /// <summary>As <see cref="Text"/>; what only begins a command of a build server becomes a reference, which a browser shows as the character.</summary>
    Html,
}
