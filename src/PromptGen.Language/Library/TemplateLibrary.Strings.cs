using System.Collections.Generic;
using PromptGen.Language.Binding;
using PromptGen.Language.Trust;

namespace PromptGen.Language;

internal static partial class TemplateLibrary
{
    private static TemplateType NullableText => TemplateType.String.AsNullable();

    private static IEnumerable<TemplateFunction> StringFunctions() =>
    [
        Failing("string.append", "TemplateStrings.Append", TemplateType.String, Text("text"), Text("with")),
        Failing("string.base64_decode", "TemplateStrings.Base64Decode", TemplateType.String, Text("text")) with { FailsOnValues = true },
        Failing("string.base64_encode", "TemplateStrings.Base64Encode", TemplateType.String, Text("text")),
        Function("string.capitalize", "TemplateStrings.Capitalize", TemplateType.String, Text("text")),
        Function("string.capitalizewords", "TemplateStrings.Capitalizewords", TemplateType.String, Text("text")),
        Function("string.contains", "TemplateStrings.Contains", TemplateType.Boolean, Text("text"), Text("value")),
        Function("string.downcase", "TemplateStrings.Downcase", NullableText, Text("text")),
        Function("string.empty", "TemplateStrings.Empty", TemplateType.Boolean, Text("text")),
        Function("string.ends_with", "TemplateStrings.EndsWith", TemplateType.Boolean, Text("text"), Text("value")),
        Function("string.equals_ignore_case", "TemplateStrings.EqualsIgnoreCase", TemplateType.Boolean, RequiredText("text"), RequiredText("value")),
        Failing("string.escape", "TemplateStrings.Escape", NullableText, Text("text")),
        Function("string.handleize", "TemplateStrings.Handleize", TemplateType.String, RequiredText("text")),
        Function("string.hmac_sha1", "TemplateHashes.HmacSha1", TemplateType.String, Text("text"), Text("secret_key")),
        Function("string.hmac_sha256", "TemplateHashes.HmacSha256", TemplateType.String, Text("text"), Text("secret_key")),
        Function("string.index_of", "TemplateStrings.IndexOf", TemplateType.Integer, RequiredText("text"), RequiredText("search")),
        Failing("string.literal", "TemplateStrings.Literal", NullableText, Text("text")),
        Function("string.lstrip", "TemplateStrings.Lstrip", NullableText, Text("text")),
        Function("string.md5", "TemplateHashes.Md5", TemplateType.String, Text("text")),
        Failing("string.pad_left", "TemplateStrings.PadLeft", TemplateType.String, Text("text"), Integer("width")),
        Failing("string.pad_right", "TemplateStrings.PadRight", TemplateType.String, Text("text"), Integer("width")),
        Function("string.pluralize", "TemplateStrings.Pluralize", NullableText, Integer("number"), Text("singular"), Text("plural")),
        Failing("string.prepend", "TemplateStrings.Prepend", TemplateType.String, Text("text"), Text("by")),
        Function("string.remove", "TemplateStrings.Remove", NullableText, Text("text"), Text("remove")),
        Function("string.remove_first", "TemplateStrings.RemoveFirst", NullableText, Text("text"), Text("remove")),
        Function("string.remove_last", "TemplateStrings.RemoveLast", NullableText, Text("text"), Text("remove")),
        Failing("string.replace", "TemplateStrings.Replace", TemplateType.String, Text("text"), Text("match"), Text("replace")),
        Failing("string.replace_first", "TemplateStrings.ReplaceFirst", TemplateType.String, Text("text"), Text("match"), Text("replace"), No("from_end")),
        Function("string.rstrip", "TemplateStrings.Rstrip", NullableText, Text("text")),
        Function("string.sha1", "TemplateHashes.Sha1", TemplateType.String, Text("text")),
        Function("string.sha256", "TemplateHashes.Sha256", TemplateType.String, Text("text")),
        Function("string.size", "TemplateStrings.Size", TemplateType.Integer, Text("text")),
        Failing("string.slice", "TemplateStrings.Slice", TemplateType.String, Text("text"), Integer("start"), NoInteger("length")),
        Failing("string.slice1", "TemplateStrings.Slice1", TemplateType.String, Text("text"), Integer("start"), Integer("length", 1)),
        Failing("string.split", "TemplateStrings.Split", TemplateType.ArrayOf(TemplateType.String), Text("text"), Text("match")),
        Function("string.starts_with", "TemplateStrings.StartsWith", TemplateType.Boolean, Text("text"), Text("value")),
        Function("string.strip", "TemplateStrings.Strip", NullableText, Text("text")),
        Function("string.strip_newlines", "TemplateStrings.StripNewlines", TemplateType.String, Text("text")),
        Function("string.to_double", "TemplateStrings.ToDouble", TemplateType.Number.AsNullable(), Text("text")),
        Function("string.to_int", "TemplateStrings.ToInt", TemplateType.Integer.AsNullable(), Text("text")),
        Function("string.to_long", "TemplateStrings.ToLong", TemplateType.Integer.AsNullable(), Text("text")),
        Function("string.truncate", "TemplateStrings.Truncate", TemplateType.String, Text("text"), Integer("length"), NoText("ellipsis")),
        Function("string.truncatewords", "TemplateStrings.Truncatewords", TemplateType.String, Text("text"), Integer("count")),
        Function("string.upcase", "TemplateStrings.Upcase", NullableText, Text("text")),
        Function("string.whitespace", "TemplateStrings.Whitespace", TemplateType.Boolean, Text("text")),
        Failing("html.escape", "TemplateHtml.Escape", NullableText, Text("text")),
        Function("prompt.fence", "TemplateFence.Fence", NullableText, Text("text"), NoText("name")) with { Trust = FunctionTrust.Fences },
        Function("html.strip", "TemplateHtml.Strip", NullableText, Text("text")),
        Failing("html.url_encode", "TemplateHtml.UrlEncode", NullableText, Text("text")),
        Failing("html.url_escape", "TemplateHtml.UrlEscape", NullableText, Text("text")),
        Refused("html.newline_to_br", "write `string.replace` with a line end and `<br />` before a line end; the function does not define which line ends it replaces"),
        Refused("string.to_float", "use `string.to_double`; single precision prints other digits"),
    ];

    private static IEnumerable<TemplateFunction> RegexFunctions() =>
    [
        Failing("regex.escape", "TemplateRegex.Escape", TemplateType.String, RequiredText("pattern")),
        Failing("regex.match", "TemplateRegex.Match", TemplateType.ArrayOf(TemplateType.String), RequiredText("text"), RequiredText("pattern"), NoText("options")),
        Failing(
            "regex.matches", "TemplateRegex.Matches", TemplateType.ArrayOf(TemplateType.ArrayOf(TemplateType.String)), RequiredText("text"),
            RequiredText("pattern"), NoText("options")),
        Failing(
            "regex.replace", "TemplateRegex.Replace", TemplateType.String, RequiredText("text"), RequiredText("pattern"), RequiredText("replace"),
            NoText("options")),
        Failing("regex.split", "TemplateRegex.Split", TemplateType.ArrayOf(TemplateType.String), RequiredText("text"), RequiredText("pattern"), NoText("options")),
        Failing("regex.unescape", "TemplateRegex.Unescape", TemplateType.String, RequiredText("pattern")) with { FailsOnValues = true },
    ];

}
