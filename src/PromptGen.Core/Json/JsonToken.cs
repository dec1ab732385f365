namespace PromptGen.Core.Json;

/// <summary>The kinds of pieces that JSON text is made of.</summary>
internal enum JsonTokenKind
{
    /// <summary>The end of the text.</summary>
    End,
    ObjectStart,
    ObjectEnd,
    ArrayStart,
    ArrayEnd,
    Colon,
    Comma,

    /// <summary>A text in double quotes; the value of the token is what it says.</summary>
    Text,

    /// <summary>The value of the token is its spelling.</summary>
    Number,

    /// <summary><c>true</c>, <c>false</c> or <c>null</c>, which is the value of the token.</summary>
    Word,

    /// <summary>No piece of JSON; the lexer has the fault.</summary>
    Invalid,
}

/// <summary>A piece of JSON text, in UTF-16 code units from the start of the text.</summary>
internal readonly record struct JsonToken(JsonTokenKind Kind, int Start, int End, string? Value = null);
