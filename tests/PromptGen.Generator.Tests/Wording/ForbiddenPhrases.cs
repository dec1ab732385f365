using System.Collections.Generic;

namespace PromptGen.Generator.Tests.Wording;

/// <summary>
/// The wordings that the style guide rules out and that a pattern recognizes without doubt. Each names what to write instead. The numbers are those of
/// the style guide: 1 plain sentences, 3 conditions, 4 negations, 5 terms, 6 verbs, 8 messages, 9 documentation comments.
/// </summary>
internal static class ForbiddenPhrases
{
    /// <summary>Where a sentence begins: at the start of a text, and after the end of another sentence.</summary>
    private const string Start = @"(?:^|(?<=[.:;!?] ))";

    public static IReadOnlyList<ForbiddenPhrase> All { get; } =
    [
        new(1, Start + @"Of (?:the|an?|its|this|which|whom|each|all|one)\b", "begin with the subject: \"The … of the …\""),
        new(1, Start + @"What (?:is|was|cannot|can|does|may|must|has|had|comes|goes|stands|follows)\b(?![^.]*\?)", "begin with a noun that names the thing"),
        new(1, @"\b(?:is|are|was|were) to (?:be|get|have|do|go)\b", "\"must\", \"should\" or the plain verb"),
        new(1, @"\b[Tt]he one \w+ that\b", "\"the … that\""),
        new(1, @"\b[Ff]or whom\b|\b[Ww]ho is to\b", "name the reader, the user or the format"),

        new(3, Start + @"Where (?:an?|the|there|it|no|this|that|these|nothing|one|any|both|two|several|each|only|you|they|its)\b[^.:;?]*, ", "\"If\" or \"When\""),
        new(3, @"\bwhere (?:there (?:is|are|was|were)\b|nothing\b|none\b|not\b|no |it (?:is not|has no|does not|cannot)\b)", "\"if\" or \"when\""),
        new(3, @"\b(?:also|only|even|except|but) where\b", "\"also if\", \"only if\", \"even if\", \"unless\""),
        new(3, @", so that\b", "\", so\" for a result; \"to\" for a purpose; \"if\" for a condition"),

        new(4, @"(?<!\b[Tt]here )\b(?:is|are|was|were|be|been) no (?!longer\b|earlier\b|later\b|more\b|less\b)", "\"is not a\", \"does not have\""),
        new(4, @"\b(?:has|have|had) no \w+ to (?:it|them)\b", "\"does not have\""),
        new(4, @"\bNothing here (?:is|has)\b", "\"… is not defined\""),
        new(4, @", as (?:do|does|did) [`'""a-z]", "repeat the verb in its normal place"),
        new(4, @"\bHere (?:stands|is|are|lies|comes)\b", "\"This … is\""),
        new(4, @"\bnot until\b.*\b(?:does|do|is|are) (?:the|it|a)\b", "\"only after\""),

        new(5, @"\b(?:[Nn]obody|[Ee]verybody)\b(?:'s)?", "\"no one\", \"everyone\", or name the actor"),
        new(5, @"\b(?:[Tt]hose|[Pp]eople) inside\b", "\"the internal group\""),
        new(5, @"\b(?:[Aa]|[Tt]he|[Ii]ts|[Tt]his|[Aa]nother|lower|higher|smaller|larger) shares?\b(?! folder\b| of the work\b)", "\"percentage\""),
        new(5, @"\b[Ss]hares? (?:of|from|rises?|is|only|in percent)\b", "\"percentage\""),
        new(5, @"\b(?:[Gg]o|[Gg]oes|[Gg]oing|[Ww]ent|[Gg]one) back\b(?! and forth)", "\"roll back\", \"return\""),
        new(5, @"\bat (?:a|the|your|one's) desk\b", "\"on your machine\", \"in local builds\""),
        new(5, @"\b[Ww]hoever\b", "name the actor: \"anyone who\", \"the caller\""),
        new(5, @"\b(?:more|fewer|other) people\b(?= (?:get|have|see|receive))", "\"more traffic\""),

        new(6, @"\b(?:[Ss]tands|[Ss]tood|[Ss]tand(?![-]))\b", "\"is\", \"appears\", \"follows\", \"means\""),
        new(6, @"\bgives\b", "\"returns\", \"produces\", \"writes\", \"has\""),
        new(6, @"\b(?:[Hh]olds)\b", "\"contains\", \"has\", \"stores\""),
        new(6, @"\btells\b", "\"shows\", \"names\", \"distinguishes\""),
        new(6, @"\bcomes\b(?! from\b)", "\"is\", \"follows\", \"arrives\""),
        new(6, @"\b(?:go|goes|going|come|comes|coming) along\b", "\"is sent with\", \"includes\""),
        new(6, @"\b(?:has|have|had) a say\b", "\"decides\", \"is used\""),
        new(6, @"\b(?:let|lets) go\b", "\"releases\", \"closes\""),
        new(6, @"\bout of the way\b|\bin (?:its|your|our|nobody's|anybody's) way\b", "\"does not block\", \"does not affect\""),
        new(6, @"\blies\b", "\"is\""),
        new(6, @"\b(?:go|goes) (?:by|with)\b", "\"uses\", \"fits\", \"matches\""),
        new(6, @"\brests? on\b", "\"depends on\""),

        new(8, @"\bof (?:its|their|your|his|our) own\b", "\"its own …\", \"a separate …\""),
        new(8, @"\ball the same\b", "\"anyway\", \"still\""),
        new(8, @"\bwithout a word\b", "\"silently\""),
        new(8, @"\bfor good\b", "\"permanently\""),
        new(8, @"\bfor nothing\b", "\"but never uses it\""),
        new(8, @"\band the like\b", "name them, or \"such as …\""),
        new(8, @"\b(?:[Ww]hereby|[Ww]herein|[Tt]hereof|[Hh]ereby|[Tt]herein|[Ww]hereof)\b", "a plain \"with which\", \"in it\""),
        new(8, @"\bis a lie\b|\bin vain\b|\b[Aa]las\b", "say what happens"),
    ];
}
