namespace PromptGen.Language.Syntax;

/// <summary>The lexical kind of a piece of a template.</summary>
internal enum TokenKind
{
    /// <summary>Text outside tags, whitespace control already applied.</summary>
    Text,

    /// <summary>The inside of <c>{%{ ... }%}</c>.</summary>
    RawText,

    TagOpen,
    TagClose,
    NewLine,
    Semicolon,

    Identifier,

    /// <summary><c>$name</c>, <c>$0</c> or <c>$</c>.</summary>
    LocalIdentifier,
    Integer,
    HexInteger,
    BinaryInteger,
    Real,
    String,
    VerbatimString,

    /// <summary><c>$"text"</c> without an embedded expression.</summary>
    InterpolatedWhole,

    /// <summary><c>$"text{</c></summary>
    InterpolatedStart,

    /// <summary><c>}text{</c></summary>
    InterpolatedMiddle,

    /// <summary><c>}text"</c></summary>
    InterpolatedEnd,

    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Dot,
    QuestionDot,
    DotDot,
    DotDotLess,
    TripleDot,
    Comma,
    Colon,
    Question,
    QuestionQuestion,
    QuestionExclamation,
    Pipe,
    PipeGreater,
    PipePipe,
    AmpersandAmpersand,
    Equal,
    EqualEqual,
    Exclamation,
    ExclamationEqual,
    Less,
    LessEqual,
    LessLess,
    Greater,
    GreaterEqual,
    GreaterGreater,
    Plus,
    PlusPlus,
    PlusEqual,
    Minus,
    MinusMinus,
    MinusEqual,
    Asterisk,
    AsteriskEqual,
    Slash,
    SlashEqual,
    SlashSlash,
    SlashSlashEqual,
    Percent,
    PercentEqual,
    At,
    Caret,

    /// <summary>A character that begins nothing.</summary>
    Unknown,
    EndOfFile,
}
