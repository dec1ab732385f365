using System.Linq;

namespace PromptGen.Compiler.Tests.Emission;

/// <summary>Texts that are hard to write down in C#.</summary>
internal static class HardTexts
{
    public static readonly string[] All =
    [
        "\"", "\"\"", "\"\"\"", "\"\"\"\"\"", "a\"\"\"b", "\\", "\\\"", "\\n", "{", "}", "{0}", "{x}", "@", "$", "'",
        "line\nline", "\nstarts and ends\n", "trailing space \nand tab\t\n", "    indented\n  less\n", "\"\"\"\nraw\n\"\"\"",
        "é", "日本語", "😀", "👍🏽", "a\u00A0b", "zero\u200Bwidth", "ends with \\",
        "// no comment /* here */", "#if x", "</summary> & <b>",
        string.Concat(Enumerable.Repeat("Ten chars.", 10_240)),
    ];
}
