export default function SignIn() {
  return <p>{"~~app/dashboard/@modal/sign-in/page.jsx#SignIn~~"}</p>;
}
