using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;

namespace PromptGen.Fuzz.Tests;

/// <summary>Mutations of the seeds, without counting branches: a small part of what <c>tests/PromptGen.Fuzz/run</c> does, in every test run.</summary>
public sealed class MutationTests
{
    private const int Rounds = 1500;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(static target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void MutatedInputsBreakNoPromise(string name)
    {
        FuzzTarget target = FuzzTargets.Find(name)!;
        SmallStack stack = new(target);
        byte[][] seeds = [.. target.Seeds()];
        byte[][] words = [.. target.Words.Select(Encoding.UTF8.GetBytes)];
        Random random = new(20260315);
        for (int round = 0; round < Rounds; round++)
        {
            byte[] input = Mutate(seeds[random.Next(seeds.Length)], words, random);
            Exception? failure = Record.Exception(() => stack.Run(input));
            Assert.True(failure is null, "Input in Base64: " + Convert.ToBase64String(input) + "\n" + failure);
        }
    }

    private static byte[] Mutate(byte[] seed, byte[][] words, Random random)
    {
        List<byte> input = [.. seed];
        for (int edits = random.Next(1, 5); edits > 0; edits--)
        {
            int at = random.Next(input.Count + 1);
            int length = Math.Min(random.Next(1, 12), input.Count - at);
            switch (random.Next(4))
            {
                case 0:
                    input.InsertRange(at, words[random.Next(words.Length)]);
                    break;
                case 1:
                    input.RemoveRange(at, length);
                    break;
                case 2:
                    input.InsertRange(random.Next(input.Count + 1), input.GetRange(at, length));
                    break;
                case 3 when at < input.Count:
                    input[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. input];
    }
}
