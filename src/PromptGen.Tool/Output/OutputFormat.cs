namespace PromptGen.Tool.Output;

/// <summary>Whom the output of a command is for.</summary>
internal enum OutputFormat
{
    /// <summary>A person.</summary>
    Text,

    /// <summary>A program.</summary>
    Json,

    /// <summary>Code scanning: SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>Annotations of a pull request: GitHub's workflow commands.</summary>
    GitHub,

    /// <summary>One page for a browser or a printer.</summary>
    Html,

    /// <summary>A comment on a pull request.</summary>
    Markdown,
}
