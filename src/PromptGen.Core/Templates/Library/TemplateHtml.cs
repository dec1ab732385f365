using System;
using System.ComponentModel;
using System.Net;

namespace PromptGen.Generated;

/// <summary>The <c>html</c> functions of templates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateHtml
{
    /// <summary><c>html.escape</c></summary>
    public static string? Escape(string? text) => WebUtility.HtmlEncode(text);

    /// <summary><c>html.url_encode</c></summary>
    public static string? UrlEncode(string? text) => string.IsNullOrEmpty(text) ? text : Uri.EscapeDataString(text!);
}
