using System;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace PromptGen.Generated;

/// <summary>ASCII as UTF-16, and back.</summary>
internal static class AsciiText
{
#if NET8_0_OR_GREATER
    private const ushort FirstBeyond = 0x80;

    // The bits that no ASCII character has.
    private const ushort Beyond = unchecked((ushort)~(FirstBeyond - 1));

    // Where the length is a constant, as for all static text of a template, one of these branches is left of the method.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Widen(ReadOnlySpan<byte> ascii, Span<char> target)
    {
        if (ascii.Length > target.Length)
        {
            ThrowTooShort();
        }

        ref byte source = ref MemoryMarshal.GetReference(ascii);
        ref ushort destination = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(target));
        if (ascii.Length >= Vector128<byte>.Count)
        {
            WidenVectors(ref source, ref destination, ascii.Length);
        }
        else if (ascii.Length >= sizeof(ulong) && BitConverter.IsLittleEndian)
        {
            WidenEight(ref source, ref destination);
            WidenEight(ref Unsafe.Add(ref source, ascii.Length - sizeof(ulong)), ref Unsafe.Add(ref destination, ascii.Length - sizeof(ulong)));
        }
        else
        {
            for (int i = 0; i < ascii.Length; i++)
            {
                Unsafe.Add(ref destination, i) = Unsafe.Add(ref source, i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WidenEight(ref byte source, ref ushort destination) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref source)).AsByte()).StoreUnsafe(ref destination);

    // What is left at the end is widened with some that went before it, instead of one by one.
    private static void WidenVectors(ref byte source, ref ushort destination, int length)
    {
        if (Vector256.IsHardwareAccelerated && length >= Vector256<byte>.Count)
        {
            int last = length - Vector256<byte>.Count;
            for (int i = 0; i < last; i += Vector256<byte>.Count)
            {
                WidenVector256(ref source, ref destination, i);
            }

            WidenVector256(ref source, ref destination, last);
        }
        else
        {
            int last = length - Vector128<byte>.Count;
            for (int i = 0; i < last; i += Vector128<byte>.Count)
            {
                WidenVector128(ref source, ref destination, i);
            }

            WidenVector128(ref source, ref destination, last);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WidenVector256(ref byte source, ref ushort destination, int place)
    {
        (Vector256<ushort> lower, Vector256<ushort> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)place));
        lower.StoreUnsafe(ref destination, (nuint)place);
        upper.StoreUnsafe(ref destination, (nuint)(place + Vector256<ushort>.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WidenVector128(ref byte source, ref ushort destination, int place)
    {
        (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(Vector128.LoadUnsafe(ref source, (nuint)place));
        lower.StoreUnsafe(ref destination, (nuint)place);
        upper.StoreUnsafe(ref destination, (nuint)(place + Vector128<ushort>.Count));
    }

    /// <summary>Writes text as UTF-8 if all of it is ASCII.</summary>
    /// <param name="text">Up to the length of <paramref name="target"/>.</param>
    /// <param name="target">The target; undefined if the result is false.</param>
    public static bool TryNarrow(ReadOnlySpan<char> text, Span<byte> target)
    {
        if (text.Length > target.Length)
        {
            ThrowTooShort();
        }

        ref ushort source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref byte destination = ref MemoryMarshal.GetReference(target);
        if (text.Length < Vector128<ushort>.Count)
        {
            return TryNarrowShort(ref source, ref destination, text.Length);
        }

        if (text.Length < Vector128<byte>.Count)
        {
            return TryNarrowVector(ref source, ref destination, 0)
                && TryNarrowVector(ref source, ref destination, text.Length - Vector128<ushort>.Count);
        }

        int last = text.Length - Vector128<byte>.Count;
        for (int i = 0; i < last; i += Vector128<byte>.Count)
        {
            if (!TryNarrowVectors(ref source, ref destination, i))
            {
                return false;
            }
        }

        return TryNarrowVectors(ref source, ref destination, last);
    }

    private static bool TryNarrowShort(ref ushort source, ref byte destination, int length)
    {
        int seen = 0;
        for (int i = 0; i < length; i++)
        {
            ushort unit = Unsafe.Add(ref source, i);
            seen |= unit;
            Unsafe.Add(ref destination, i) = (byte)unit;
        }

        return seen < FirstBeyond;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryNarrowVector(ref ushort source, ref byte destination, int place)
    {
        Vector128<ushort> units = Vector128.LoadUnsafe(ref source, (nuint)place);
        if (Vector128.GreaterThanOrEqualAny(units, Vector128.Create(FirstBeyond)))
        {
            return false;
        }

        Vector128.Narrow(units, units).GetLower().StoreUnsafe(ref destination, (nuint)place);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryNarrowVectors(ref ushort source, ref byte destination, int place)
    {
        Vector128<ushort> lower = Vector128.LoadUnsafe(ref source, (nuint)place);
        Vector128<ushort> upper = Vector128.LoadUnsafe(ref source, (nuint)(place + Vector128<ushort>.Count));
        if (((lower | upper) & Vector128.Create(Beyond)) != Vector128<ushort>.Zero)
        {
            return false;
        }

        Vector128.Narrow(lower, upper).StoreUnsafe(ref destination, (nuint)place);
        return true;
    }

    private static void ThrowTooShort() => throw new ArgumentException("The target is shorter than the text.");
#else
    public static void Widen(ReadOnlySpan<byte> ascii, Span<char> target)
    {
        for (int i = 0; i < ascii.Length; i++)
        {
            target[i] = (char)ascii[i];
        }
    }
#endif
}
