using System;
using System.Collections.Generic;
using PromptGen.Generated;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Interpretation;

/// <summary>The library's functions by the name under which bound calls know them: the same methods that generated code calls.</summary>
internal static class LibraryNodes
{
    private static readonly Dictionary<string, Func<Node[], string, Node>> Functions = new(StringComparer.Ordinal)
    {
        ["TemplateStrings.Append"] = Placed<string?, string?, string?>(TemplateStrings.Append),
        ["TemplateStrings.AppendIfPresent"] = Placed<string?, string?, string?>(TemplateStrings.AppendIfPresent),
        ["TemplateStrings.PrependIfPresent"] = Placed<string?, string?, string?>(TemplateStrings.PrependIfPresent),
        ["TemplateStrings.AppendOrNull"] = Placed<string?, string?, string?>(TemplateStrings.AppendOrNull),
        ["TemplateStrings.Base64Encode"] = Placed<string?, string?>(TemplateStrings.Base64Encode),
        ["TemplateStrings.Capitalize"] = Of<string?, string?>(TemplateStrings.Capitalize),
        ["TemplateStrings.Capitalizewords"] = Of<string?, string?>(TemplateStrings.Capitalizewords),
        ["TemplateStrings.Contains"] = Of<string?, string?, bool>(TemplateStrings.Contains),
        ["TemplateStrings.Downcase"] = Of<string?, string?>(TemplateStrings.Downcase),
        ["TemplateStrings.Empty"] = Of<string?, bool>(TemplateStrings.Empty),
        ["TemplateStrings.EndsWith"] = Of<string?, string?, bool>(TemplateStrings.EndsWith),
        ["TemplateStrings.Handleize"] = Of<string?, string?>(TemplateStrings.Handleize!),
        ["TemplateStrings.IndexOf"] = Of<string?, string?, long>(TemplateStrings.IndexOf!),
        ["TemplateStrings.Lstrip"] = Of<string?, string?>(TemplateStrings.Lstrip),
        ["TemplateStrings.PadLeft"] = Placed<string?, long, string?>(TemplateStrings.PadLeft),
        ["TemplateStrings.PadRight"] = Placed<string?, long, string?>(TemplateStrings.PadRight),
        ["TemplateStrings.Pluralize"] = Of<long, string?, string?, string?>(TemplateStrings.Pluralize),
        ["TemplateStrings.Prepend"] = Placed<string?, string?, string?>(TemplateStrings.Prepend),
        ["TemplateStrings.Remove"] = Of<string?, string?, string?>(TemplateStrings.Remove),
        ["TemplateStrings.Replace"] = Placed<string?, string?, string?, string?>(TemplateStrings.Replace),
        ["TemplateStrings.Rstrip"] = Of<string?, string?>(TemplateStrings.Rstrip),
        ["TemplateStrings.Size"] = Of<string?, long>(TemplateStrings.Size),
        ["TemplateStrings.Slice"] = Placed<string?, long, long?, string?>(TemplateStrings.Slice),
        ["TemplateStrings.Slice1"] = Placed<string?, long, long, string?>(TemplateStrings.Slice1),
        ["TemplateStrings.Split"] = Placed<string?, string?, object?>(TemplateStrings.Split),
        ["TemplateStrings.StartsWith"] = Of<string?, string?, bool>(TemplateStrings.StartsWith),
        ["TemplateStrings.Strip"] = Of<string?, string?>(TemplateStrings.Strip),
        ["TemplateStrings.StripNewlines"] = Of<string?, string?>(TemplateStrings.StripNewlines),
        ["TemplateStrings.ToDouble"] = Of<string?, double?>(TemplateStrings.ToDouble),
        ["TemplateStrings.ToInt"] = Of<string?, long?>(TemplateStrings.ToInt),
        ["TemplateStrings.ToLong"] = Of<string?, long?>(TemplateStrings.ToLong),
        ["TemplateStrings.Truncate"] = Of<string?, long, string?, string?>(TemplateStrings.Truncate),
        ["TemplateStrings.Truncatewords"] = Of<string?, long, string?>(TemplateStrings.Truncatewords),
        ["TemplateStrings.Upcase"] = Of<string?, string?>(TemplateStrings.Upcase),
        ["TemplateStrings.Whitespace"] = Of<string?, bool>(TemplateStrings.Whitespace),
        ["TemplateStrings.Base64Decode"] = Placed<string?, string?>(TemplateStrings.Base64Decode),
        ["TemplateStrings.EqualsIgnoreCase"] = Of<string?, string?, bool>(TemplateStrings.EqualsIgnoreCase!),
        ["TemplateStrings.Escape"] = Placed<string?, string?>(TemplateStrings.Escape),
        ["TemplateStrings.Literal"] = Placed<string?, string?>(TemplateStrings.Literal),
        ["TemplateStrings.RemoveFirst"] = Of<string?, string?, string?>(TemplateStrings.RemoveFirst),
        ["TemplateStrings.RemoveLast"] = Of<string?, string?, string?>(TemplateStrings.RemoveLast),
        ["TemplateStrings.ReplaceFirst"] = Placed<string?, string?, string?, bool, string?>(TemplateStrings.ReplaceFirst),
        ["TemplateHashes.HmacSha1"] = Of<string?, string?, string?>(TemplateHashes.HmacSha1),
        ["TemplateHashes.HmacSha256"] = Of<string?, string?, string?>(TemplateHashes.HmacSha256),
        ["TemplateHashes.Md5"] = Of<string?, string?>(TemplateHashes.Md5),
        ["TemplateHashes.Sha1"] = Of<string?, string?>(TemplateHashes.Sha1),
        ["TemplateHashes.Sha256"] = Of<string?, string?>(TemplateHashes.Sha256),
        ["TemplateMath.ShiftRight"] = Of<long, long, long>(TemplateMath.ShiftRight),
        ["TemplateRegex.Escape"] = Placed<string?, string?>(TemplateRegex.Escape!),
        ["TemplateRegex.Match"] = Placed<string?, string?, string?, object?>(TemplateRegex.Match!),
        ["TemplateRegex.Matches"] = Placed<string?, string?, string?, object?>(TemplateRegex.Matches!),
        ["TemplateRegex.Replace"] = Placed<string?, string?, string?, string?, string?>(TemplateRegex.Replace!),
        ["TemplateRegex.Split"] = Placed<string?, string?, string?, object?>(TemplateRegex.Split!),
        ["TemplateRegex.Unescape"] = Placed<string?, string?>(TemplateRegex.Unescape!),
        ["TemplateFence.Fence"] = Of<string?, string?, string?>(TemplateFence.Fence),
        ["TemplateHtml.Strip"] = Of<string?, string?>(TemplateHtml.Strip),
        ["TemplateHtml.UrlEscape"] = Placed<string?, string?>(TemplateHtml.UrlEscape),
        ["TemplateDates.Format"] = Of<DateTime, string?, string?>(TemplateDates.Format!),
        ["TemplateCultures.Date"] = Placed<DateTime?, string?, string?, string?>(TemplateCultures.Date!),
        ["TemplateCultures.DateFormat"] = Placed<DateTime, string?, string?, string?>(TemplateCultures.DateFormat!),
        ["TemplateCultures.Number"] = static (arguments, what) => arguments[0] switch
        {
            Node<long> => Placed<long, string?, string?, string?>(TemplateCultures.Number!)(arguments, what),
            Node<double> => Placed<double, string?, string?, string?>(TemplateCultures.Number!)(arguments, what),
            _ => Placed<decimal, string?, string?, string?>(TemplateCultures.Number!)(arguments, what),
        },
        ["TemplateHtml.Escape"] = Placed<string?, string?>(TemplateHtml.Escape),
        ["TemplateHtml.UrlEncode"] = Placed<string?, string?>(TemplateHtml.UrlEncode),
        ["TemplateNumbers.Hexadecimal"] = Of<long, string?, string?>(TemplateNumbers.Hexadecimal!),
        ["TemplateMath.Int32"] = static (arguments, what) => arguments[0] is Node<long>
            ? Placed<long, long>(TemplateMath.Int32)(arguments, what)
            : Placed<long?, long?>(TemplateMath.Int32)(arguments, what),
        ["TemplateMath.Quotient"] = static (arguments, what) => arguments[0] is Node<long> && arguments[1] is Node<long>
            ? Of<long, long, double>(TemplateMath.Quotient)(arguments, what)
            : Of<long?, long?, double?>(TemplateMath.Quotient)(arguments, what),
        ["TemplateNumbers.Abs"] = static (arguments, what) => arguments[0] switch
        {
            Node<long> => Placed<long, long>(TemplateNumbers.Abs)(arguments, what),
            Node<double> => Placed<double, double>(TemplateNumbers.Abs)(arguments, what),
            _ => Placed<decimal, decimal>(TemplateNumbers.Abs)(arguments, what),
        },
        ["TemplateNumbers.Ceil"] = Of<double, double>(TemplateNumbers.Ceil),
        ["TemplateNumbers.Floor"] = Of<double, double>(TemplateNumbers.Floor),
        ["TemplateNumbers.Round"] = Placed<double, long, double>(TemplateNumbers.Round),
        ["TemplateNumbers.DividedBy"] = Of<double, long, long>(TemplateNumbers.DividedBy),
        ["TemplateDates.AddDays"] = Placed<DateTime, double, DateTime>(TemplateDates.AddDays),
        ["TemplateDates.AddHours"] = Placed<DateTime, double, DateTime>(TemplateDates.AddHours),
        ["TemplateDates.AddMinutes"] = Placed<DateTime, double, DateTime>(TemplateDates.AddMinutes),
        ["TemplateDates.AddSeconds"] = Placed<DateTime, double, DateTime>(TemplateDates.AddSeconds),
        ["TemplateDates.AddMilliseconds"] = Placed<DateTime, double, DateTime>(TemplateDates.AddMilliseconds),
        ["TemplateDates.AddMonths"] = Placed<DateTime, long, DateTime>(TemplateDates.AddMonths),
        ["TemplateDates.AddYears"] = Placed<DateTime, long, DateTime>(TemplateDates.AddYears),
        ["TemplateDates.Year"] = Of<DateTime?, long?>(TemplateDates.Year),
        ["TemplateDates.Month"] = Of<DateTime?, long?>(TemplateDates.Month),
        ["TemplateDates.Day"] = Of<DateTime?, long?>(TemplateDates.Day),
        ["TemplateDates.DayOfYear"] = Of<DateTime?, long?>(TemplateDates.DayOfYear),
        ["TemplateDates.DayOfWeek"] = Of<DateTime?, string?>(TemplateDates.DayOfWeek),
        ["TemplateDates.Date"] = Of<DateTime?, DateTime?>(TemplateDates.Date),
        ["TemplateDates.TimeOfDay"] = Of<DateTime?, TimeSpan?>(TemplateDates.TimeOfDay),
        ["TemplateDates.Hour"] = Of<DateTime?, long?>(TemplateDates.Hour),
        ["TemplateDates.Minute"] = Of<DateTime?, long?>(TemplateDates.Minute),
        ["TemplateDates.Second"] = Of<DateTime?, long?>(TemplateDates.Second),
        ["TemplateDates.Millisecond"] = Of<DateTime?, long?>(TemplateDates.Millisecond),
        ["TemplateDates.Days"] = Of<TimeSpan?, long?>(TemplateDates.Days),
        ["TemplateDates.Hours"] = Of<TimeSpan?, long?>(TemplateDates.Hours),
        ["TemplateDates.Minutes"] = Of<TimeSpan?, long?>(TemplateDates.Minutes),
        ["TemplateDates.Seconds"] = Of<TimeSpan?, long?>(TemplateDates.Seconds),
        ["TemplateDates.Milliseconds"] = Of<TimeSpan?, long?>(TemplateDates.Milliseconds),
        ["TemplateDates.TotalMilliseconds"] = Of<TimeSpan?, double?>(TemplateDates.TotalMilliseconds),
        ["TemplateDates.TotalDays"] = Of<TimeSpan?, double?>(TemplateDates.TotalDays),
        ["TemplateDates.TotalHours"] = Of<TimeSpan?, double?>(TemplateDates.TotalHours),
        ["TemplateDates.TotalMinutes"] = Of<TimeSpan?, double?>(TemplateDates.TotalMinutes),
        ["TemplateDates.TotalSeconds"] = Of<TimeSpan?, double?>(TemplateDates.TotalSeconds),
    };

    public static bool Has(string implementation) => Functions.ContainsKey(implementation);

    public static Node Call(BoundCall call, Node[] arguments) => Functions.TryGetValue(call.Function.Implementation, out Func<Node[], string, Node>? create)
        ? create(arguments, call.What)
        : throw new InvalidOperationException("The interpreter has no form of " + call.Function.Implementation + ".");

    private static Func<Node[], string, Node> Of<T, TResult>(Func<T, TResult> function) =>
        (arguments, _) => new Function<T, TResult>(As<T>(arguments[0]), function);

    private static Func<Node[], string, Node> Of<T1, T2, TResult>(Func<T1, T2, TResult> function) =>
        (arguments, _) => new Function<T1, T2, TResult>(As<T1>(arguments[0]), As<T2>(arguments[1]), function);

    private static Func<Node[], string, Node> Of<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> function) =>
        (arguments, _) => new Function<T1, T2, T3, TResult>(As<T1>(arguments[0]), As<T2>(arguments[1]), As<T3>(arguments[2]), function);

    private static Func<Node[], string, Node> Of<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> function) => (arguments, _) =>
        new Function<T1, T2, T3, T4, TResult>(As<T1>(arguments[0]), As<T2>(arguments[1]), As<T3>(arguments[2]), As<T4>(arguments[3]), function);

    private static Func<Node[], string, Node> Placed<T, TResult>(Func<T, PromptIdentity?, string, TResult> function) => (arguments, what) =>
        new PlacedFunction<T, TResult>(As<T>(arguments[0]), function, what);

    private static Func<Node[], string, Node> Placed<T1, T2, TResult>(Func<T1, T2, PromptIdentity?, string, TResult> function) => (arguments, what) =>
        new PlacedFunction<T1, T2, TResult>(As<T1>(arguments[0]), As<T2>(arguments[1]), function, what);

    private static Func<Node[], string, Node> Placed<T1, T2, T3, TResult>(Func<T1, T2, T3, PromptIdentity?, string, TResult> function) => (arguments, what) =>
        new PlacedFunction<T1, T2, T3, TResult>(As<T1>(arguments[0]), As<T2>(arguments[1]), As<T3>(arguments[2]), function, what);

    private static Func<Node[], string, Node> Placed<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, PromptIdentity?, string, TResult> function) => (arguments, what) =>
        new PlacedFunction<T1, T2, T3, T4, TResult>(As<T1>(arguments[0]), As<T2>(arguments[1]), As<T3>(arguments[2]), As<T4>(arguments[3]), function, what);

    private static Node<T> As<T>(Node node) => node as Node<T> ?? ValueKind.Of<T>().As(node);
}
