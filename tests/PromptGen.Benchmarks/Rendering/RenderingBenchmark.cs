using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PromptGen.Benchmarks.Rendering;

/// <summary>Rendering: compiled, interpreted, into UTF-8, by hand, and by Handlebars.Net, Scriban and Fluid.</summary>
internal static class RenderingBenchmark
{
    private static int s_length;

    public static int Run()
    {
        bool met = true;
        foreach (RenderingCase rendering in RenderingCases.All)
        {
            CheckOutputs(rendering);
            met &= Measure(rendering);
        }

        return met ? 0 : 1;
    }

    private static bool Measure(RenderingCase rendering)
    {
        string text = rendering.Compiled().Text;
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rendering.Name} ({text.Length} characters)"));
        ArrayBufferWriter<byte> buffer = new(text.Length * 4);
        void Compiled() => s_length = rendering.Compiled().Text.Length;
        void Interpreted() => s_length = rendering.Interpreted().Length;
        void Handlebars() => s_length = rendering.Handlebars().Length;
        void Utf8()
        {
            buffer.ResetWrittenCount();
            rendering.Utf8(buffer);
        }

        // Of the rivals and of all that is measured, or the JIT would still be at work on the first.
        foreach (Action action in new Action[] { Compiled, Interpreted, Handlebars, Utf8 })
        {
            PairedRounds.WarmUp(action);
        }

        (string Name, Action Run)[] rivals = [.. rendering.HandWritten.Select(static rival => (rival.Name, (Action)(() => s_length = rival.Render().Text.Length)))];
        List<(string Name, PairedRounds Rounds)> byHand = [.. rivals.Select(rival => (rival.Name, PairedRounds.Measure(Compiled, rival.Run)))];
        foreach ((string name, PairedRounds rounds) in byHand)
        {
            Show("compiled / " + name, rounds, null);
        }

        (string best, PairedRounds against) = byHand.MinBy(static rival => rival.Rounds.Second);
        bool met = Show("compiled / best by hand (" + best + ")", against, 1.10);
        // Where the text is long, copying it takes so much of the time that no rival is far ahead of another: this shows how far one can be.
        Show("best by hand / Handlebars.Net", PairedRounds.Measure(rivals.First(rival => rival.Name == best).Run, Handlebars), null);
        met &= Show("UTF-8 / compiled", PairedRounds.Measure(Utf8, Compiled), 1);
        met &= Show("compiled / Handlebars.Net", PairedRounds.Measure(Compiled, Handlebars), 1 / 3.5);
        met &= Show("interpreted / compiled", PairedRounds.Measure(Interpreted, Compiled), 2);
        met &= Show("interpreted / Handlebars.Net", PairedRounds.Measure(Interpreted, Handlebars), 1 / 1.8);

        foreach ((string name, Func<string> render) in rendering.Engines)
        {
            void Engine() => s_length = render().Length;
            PairedRounds.WarmUp(Engine);
            PairedRounds rounds = PairedRounds.Measure(Compiled, Engine);
            Show("compiled / " + name, rounds, null);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name + " takes",-48} {rounds.Second / rounds.First,10:F1} times as long, and allocates {PairedRounds.Allocated(Engine)} bytes"));
        }

        // A string: header, length, characters, terminator, rounded up to 8 bytes.
        long result = ((text.Length * 2L) + 22 + 7) / 8 * 8;
        met &= ShowBytes("compiled", PairedRounds.Allocated(Compiled), result);
        met &= ShowBytes("interpreted", PairedRounds.Allocated(Interpreted), result);
        met &= ShowBytes("UTF-8", PairedRounds.Allocated(Utf8), 0);
        ShowBytes("Handlebars.Net", PairedRounds.Allocated(Handlebars), null);
        return met;
    }

    private static bool Show(string name, PairedRounds rounds, double? target)
    {
        string verdict = target is null ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", target at most {target:F2}: {(rounds.UpperBound <= target ? "met" : "MISSED")}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-48} {rounds.First,10:F0} ns / {rounds.Second,10:F0} ns = {rounds.Ratio:F3}, 95% bound {rounds.UpperBound:F3}{verdict}"));
        return target is null || rounds.UpperBound <= target;
    }

    private static bool ShowBytes(string name, long bytes, long? target)
    {
        string verdict = target is null ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", the result alone is {target}: {(bytes <= target ? "met" : "MISSED")}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name + " allocates",-48} {bytes,10} bytes{verdict}"));
        return target is null || bytes <= target;
    }

    private static void CheckOutputs(RenderingCase rendering)
    {
        string expected = rendering.Compiled().Text;
        ArrayBufferWriter<byte> buffer = new();
        rendering.Utf8(buffer);
        IEnumerable<(string Name, string Text)> others = rendering.HandWritten.Select(static rival => (rival.Name, rival.Render().Text))
            .Append(("UTF-8", Encoding.UTF8.GetString(buffer.WrittenSpan)))
            .Append(("interpreted", rendering.Interpreted()))
            .Append(("Handlebars.Net", rendering.Handlebars()))
            .Concat(rendering.Engines.Select(static engine => (engine.Name, engine.Render())));
        foreach ((string name, string text) in others)
        {
            if (text != expected)
            {
                throw new InvalidOperationException("In the case '" + rendering.Name + "', " + name + " renders something else:\n" + text + "\n\nExpected:\n" + expected);
            }
        }
    }
}
